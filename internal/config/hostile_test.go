package config

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// hostile are files that would take all time or memory of an evaluator that trusts them.
func hostile() map[string]string {
	locals := func(first, each string, n int) string {
		var b strings.Builder
		fmt.Fprintf(&b, "locals {\n  l0 = %s\n", first)
		for i := range n {
			fmt.Fprintf(&b, "  l%d = %s\n", i+1, strings.ReplaceAll(each, "@", fmt.Sprintf("local.l%d", i)))
		}
		return b.String() + "}\n" + fmt.Sprintf("output \"o\" {\n  value = local.l%d\n}\n", n)
	}
	value := func(x string) string { return "locals {\n  x = " + x + "\n}\n" }
	lists := map[string]string{
		"large": `flatten([for i in range(1000) : [for j in range(49) : "${i}-${j}"]])`,
		"mixed": `flatten([for i in range(1000) : [for j in range(49) : j == 7 ? [["x"], 1] : [1, "${i}-${j}"]]])`,
	}
	often := func(x string) string {
		var b strings.Builder
		for name, list := range lists {
			if strings.Contains(x, "local."+name) {
				fmt.Fprintf(&b, "locals {\n  %s = %s\n}\n", name, list)
			}
		}
		return b.String() + "locals {\n  all = [" + strings.Repeat(x+",\n", 5_000) + "]\n}\n"
	}
	return map[string]string{
		"sets":                       often(`toset(local.large)`),
		"lists of all kinds":         often(`tolist(local.mixed)`),
		"comparisons":                often(`local.large == local.mixed`),
		"conditions of all kinds":    often(`true ? local.mixed : ["a"]`),
		"unknown conditions":         often(`aws_x.y.z ? local.mixed : local.large`),
		"lengths":                    often(`length(local.large)`),
		"spread":                     often(`coalesce(local.mixed...)`),
		"joins":                      often(`join(",", local.large)`),
		"encodings":                  often(`jsondecode(jsonencode(local.mixed))`),
		"interpolations":             often(`"${join("", local.large)}${join("", local.large)}"`),
		"elements":                   often(`local.mixed[3]`),
		"sorts":                      often(`sort(local.large)`),
		"products":                   often(`setproduct(local.large, [1])`),
		"text that doubles":          locals(`"aaaaaaaaaa"`, `"${@}${@}"`, 60),
		"lists that hold themselves": locals(`["a"]`, `[@, @, @, @, @, @, @, @, @, @]`, 30),
		"objects":                    locals(`{ a = 1 }`, `{ a = @, b = @, c = @ }`, 60),
		"concat":                     locals(`["a", "b"]`, `concat(@, @)`, 60),
		"merge of for":               locals(`["a", "b"]`, `flatten([for x in @ : [x, x]])`, 60),
		"for in for":                 value(`[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : [for d in range(1000) : "${a}${b}"]]]]`),
		"for with text":              value(`[for a in range(10000) : "${join("", range(1000))}"]`),
		"template loops":             value(`"%{ for a in range(1000) }%{ for b in range(1000) }%{ for c in range(1000) }xxxxxxxx%{ endfor }%{ endfor }%{ endfor }"`),
		"range":                      value(`range(1000000000)`),
		"length of range":            value(`[range(0, 1000000000, 1), range(1000000000, 0)]`),
		"a large number":             value(`"${1e1000000000}"`),
		"a small number":             value(`"${1e-1000000000}"`),
		"numbers that grow":          locals(`10`, `@ * @`, 60),
		"powers":                     value(`pow(10, pow(10, pow(10, 10)))`),
		"format":                     value(`format("%1000000000d", 1)`),
		"setproduct":                 value(`setproduct(range(1000), range(1000), range(1000))`),
		"cidrsubnets":                value(`cidrsubnets("10.0.0.0/8", [for i in range(1000) : 20]...)`),
		"count":                      "resource \"a\" \"b\" {\n  count = 1000000000\n}\n",
		"many counts":                strings.Repeat("resource \"a\" \"b\" {\n  count = 10000\n  x = 1\n}\n", 50),
		"a long path":                value("aws_x.y" + strings.Repeat(".a", 300_000)),
		"many references":            value(`[for a in range(1000) : [for b in range(1000) : aws_x.y["${a}-${b}"].id]]`),
		"for_each":                   "resource \"a\" \"b\" {\n  for_each = toset(flatten([for i in range(100) : [for j in range(100) : \"${i}-${j}\"]]))\n  dynamic \"c\" {\n    for_each = range(1000)\n    content {\n      d = c.value\n    }\n  }\n}\n",
		"dynamic in dynamic":         "resource \"a\" \"b\" {\n  dynamic \"c\" {\n    for_each = range(1000)\n    content {\n      dynamic \"d\" {\n        for_each = range(1000)\n        content {\n          dynamic \"e\" {\n            for_each = range(1000)\n            content {\n              f = 1\n            }\n          }\n        }\n      }\n    }\n  }\n}\n",
		"a module that calls itself": "module \"m\" {\n  source = \"./\"\n  count  = 2\n}\n",
		"many modules":               "module \"m\" {\n  source = \"./\"\n  count  = 100\n}\n",
		"locals in a circle":         "locals {\n  a = [local.b, local.b]\n  b = [local.a, local.a]\n}\noutput \"o\" {\n  value = local.a\n}\n",
		"resources in a circle":      "resource \"a\" \"b\" {\n  for_each = a.c\n  x = a.c.x\n}\nresource \"a\" \"c\" {\n  for_each = a.b\n  x = a.b.x\n}\n",
		"a long chain":               locals(`"a"`, `@`, 100_000),
		"a long chain of blocks":     chain(20_000),
		"parentheses":                value(strings.Repeat("(", 1_000_000)),
		"closed parentheses":         value(strings.Repeat("(", 100_000) + "1" + strings.Repeat(")", 100_000)),
		"brackets":                   value(strings.Repeat("[", 1_000_000)),
		"braces":                     strings.Repeat("a {", 300_000),
		"objects in objects":         value(strings.Repeat("{a=", 300_000)),
		"negations":                  value(strings.Repeat("!", 1_000_000) + "true"),
		"minus":                      value(strings.Repeat("-", 1_000_000) + "1"),
		"conditions":                 value(strings.Repeat("true?1:", 200_000) + "1"),
		"conditions in conditions":   value(strings.Repeat("true?", 200_000) + "1"),
		"sums":                       value(strings.Repeat("1+", 1_000_000) + "1"),
		"sums over lines":            value("(" + strings.Repeat("1+\n", 500_000) + "1)"),
		"indexes":                    value("local.x" + strings.Repeat("[local.x]", 100_000)),
		"splats":                     value("local.x" + strings.Repeat("[*]", 300_000)),
		"attribute splats":           value("local.x" + strings.Repeat(".*", 300_000)),
		"attributes":                 value("local.x" + strings.Repeat(".a", 500_000)),
		"templates in templates":     value(strings.Repeat(`"${`, 300_000)),
		"closed templates":           value(strings.Repeat(`"${`, 50_000) + "1" + strings.Repeat(`}"`, 50_000)),
		"directives":                 value(`"` + strings.Repeat(`%{ if true }`, 100_000)),
		"directives in a heredoc":    value("<<E\n" + strings.Repeat("%{ for a in b }\n", 100_000) + "E\n"),
		"calls":                      value(strings.Repeat("upper(", 300_000)),
		"for in for in for":          value(strings.Repeat("[for a in ", 200_000)),
		"types in types":             "variable \"v\" {\n  type = " + strings.Repeat("list(", 100_000) + "string" + strings.Repeat(")", 100_000) + "\n}\n",
	}
}

func chain(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "resource \"a\" \"r%d\" {\n  x = a.r%d.x\n}\n", i, i+1)
	}
	return b.String()
}

// TestHostile holds that no file takes much memory, as all of them end.
func TestHostile(t *testing.T) {
	for name, src := range hostile() {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(src), 0o600); err != nil {
				t.Fatal(err)
			}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			w := NewWorkspace()
			s, err := w.Evaluate(Options{Dir: dir})
			runtime.ReadMemStats(&after)
			if spent := (after.TotalAlloc - before.TotalAlloc) >> 20; spent > 1500 {
				t.Errorf("%d MiB were allocated", spent)
			}
			runtime.GC()
			runtime.ReadMemStats(&after)
			if kept := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) >> 20; kept > 150 {
				t.Errorf("%d MiB are kept", kept)
			}
			runtime.KeepAlive(w)
			if s == nil && err == nil {
				t.Error("there is neither a stack nor an error")
			}
		})
	}
}
