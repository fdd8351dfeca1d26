package config

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/tryfunc"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function/stdlib"
	"pgregory.net/rapid"
)

// tester is a *testing.T or a *rapid.T.
type tester interface {
	Helper()
	Fatalf(string, ...any)
}

// names are what expressions of the tests may refer to, as source.
var names = map[string]string{
	"n":    `3`,
	"s":    `"abc"`,
	"t":    `true`,
	"null": `null`,
	"list": `["x", "y", "z"]`,
	"mix":  `[1, "b", true, null]`,
	"map":  `{ a = "1", b = "2" }`,
	"deep": `{ list = [{ k = "v", n = 1 }, { k = "w", n = 2 }], inner = { on = true } }`,
	"none": `[]`,
}

// evaluated returns what the package makes of an expression, among locals.
func evaluated(t tester, src string) (cty.Value, error) {
	t.Helper()
	e := &evaluation{workspace: NewWorkspace(), stack: &Stack{}, files: map[string]bool{}, noted: map[Left]bool{}}
	e.functions = e.workspace.functions(".", e.read, e.render)
	f := &folder{module: newModule(nil, nil)}
	for name, source := range names {
		f.module.locals[name] = &hclsyntax.Attribute{Name: name, Expr: parsed(t, source)}
	}
	e.root = e.instance(f, nil, nil, "", ".")
	v, err := e.root.scope.evaluate(parsed(t, src))
	if e.budget.nesting != 0 {
		t.Fatalf("the nesting is not what it was: %d", e.budget.nesting)
	}
	return v, err
}

func parsed(t tester, src string) hclsyntax.Expression {
	t.Helper()
	x, diags := hclsyntax.ParseExpression([]byte(src), "test", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatalf("%s: %v", src, diags)
	}
	return x
}

// reference returns what hclsyntax itself makes of an expression.
func reference(t tester, src string) (cty.Value, hcl.Diagnostics) {
	t.Helper()
	w := NewWorkspace()
	locals := map[string]cty.Value{}
	for name, source := range names {
		v, diags := parsed(t, source).Value(nil)
		if diags.HasErrors() {
			t.Fatalf("%s: %v", source, diags)
		}
		locals[name] = v
	}
	functions := w.functions(".", func(string) {}, nil)
	functions["try"], functions["can"] = tryfunc.TryFunc, tryfunc.CanFunc
	return parsed(t, src).Value(&hcl.EvalContext{
		Variables: map[string]cty.Value{"local": cty.ObjectVal(locals)},
		Functions: functions,
	})
}

// agree holds that the package and hclsyntax mean the same.
func agree(t tester, src string) {
	t.Helper()
	got, err := evaluated(t, src)
	want, diags := reference(t, src)
	switch {
	case !diags.HasErrors() && weigh(want) != nil:
		// an infinite number, which is unknown here
	case diags.HasErrors() && err == nil:
		t.Fatalf("%s: is %#v, hclsyntax has %v", src, got, diags)
	case !diags.HasErrors() && err != nil:
		t.Fatalf("%s: %v, hclsyntax has %#v", src, err, want)
	case err == nil && !got.RawEquals(want):
		t.Fatalf("%s: is %#v, hclsyntax has %#v", src, got, want)
	}
}

// agreed are expressions that mean the same here and in hclsyntax.
var agreed = []string{
	`1 + 2 * 3`, `-local.n`, `!local.t`, `7 % 3`, `1 / 0`, `"a" + 1`, `"2" + 1`,
	`local.n > 2 && local.t`, `local.n > 2 || local.nope`, `false && local.nope`, `true && null`, `null == null`, `"1" == 1`, `[1] == [1]`,
	`local.t ? "a" : 1`, `local.t ? [] : ["a"]`, `local.t ? null : 1`, `local.t ? { a = 1 } : { a = "b" }`, `local.t ? 1 : local.nope`, `local.nope ? 1 : 2`,
	`null ? 1 : 2`, `"true" ? 1 : 2`, `local.t ? [1] : { a = 1 }`,
	`"x-${local.s}-${local.n}"`, `"${local.n}"`, `"${local.null}x"`, `"${local.list}x"`, `"%{ if local.t }yes%{ else }no%{ endif }"`,
	`"%{ for k, v in local.map }${k}=${v};%{ endfor }"`, "<<-EOT\n  a\n    ${local.s}\n  EOT\n",
	`local.list[1]`, `local.list[5]`, `local.list[-1]`, `local.list[1.5]`, `local.list["1"]`, `local.map["a"]`, `local.map.b`, `local.map.c`, `local.list.0`,
	`local.list[*]`, `local.deep.list[*].k`, `local.deep.list.*.k`, `local.null[*]`, `local.s[*]`, `local.none[*].x`, `local.deep.list[*]["n"]`, `tolist(local.list)[*]`,
	`[for v in local.list : upper(v)]`, `[for i, v in local.list : "${i}${v}" if i > 0]`, `{ for k, v in local.map : v => k }`, `{ for v in local.list : "a" => v... }`,
	`{ for v in local.list : "a" => v }`, `[for v in local.null : v]`, `[for v in local.s : v]`, `{ for k, v in local.map : k => v if v == "1" }`, `[for v in local.list : v if null]`,
	`{ (local.s) = 1, "b c" = 2, d : 3 }`, `{ null = 1 }`, `{ (local.null) = 1 }`, `{ (local.list) = 1 }`,
	`try(local.nope, "d")`, `try(local.nope, local.nope)`, `can(local.nope)`, `can(local.s)`, `try(local.deep.inner.off, false)`, `try(local.list[9], null)`,
	`concat(local.list, [1])`, `max(local.list...)`, `max([1, 5, 2]...)`, `upper()`, `upper("a", "b")`, `nope("a")`, `upper(null)`, `length(local.s)`,
	`((1))`, `(local.deep).inner.on`, `[[1, 2], [3]][0][1]`, `local.deep["list"][1].k`, `core::upper("a")`,
}

func TestEvaluateAgrees(t *testing.T) {
	for _, src := range agreed {
		t.Run(src, func(t *testing.T) { agree(t, src) })
	}
}

// TestEvaluateAgreesAlways compares made-up expressions that have a value. A
// branch that fails has a type in hclsyntax and none here, so that the chosen
// one may be a list there and a tuple here.
func TestEvaluateAgreesAlways(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := expression(t, 4)
		want, diags := reference(t, src)
		if diags.HasErrors() || weigh(want) != nil {
			return
		}
		got, err := evaluated(t, src)
		if err != nil {
			t.Fatalf("%s: %v, hclsyntax has %#v", src, err, want)
		}
		if !got.IsWhollyKnown() && strings.Contains(src, "/") {
			return // an infinite number is unknown here
		}
		if !got.RawEquals(want) && asJSONText(t, got) != asJSONText(t, want) {
			t.Fatalf("%s: is %#v, hclsyntax has %#v", src, got, want)
		}
	})
}

func asJSONText(t tester, v cty.Value) string {
	t.Helper()
	s, err := stdlib.JSONEncode(v)
	if err != nil || !s.IsKnown() {
		t.Fatalf("%#v is no JSON: %v", v, err)
	}
	return s.AsString()
}

// expression makes up an expression of at most so many levels, with some names
// in it. None has try in it, as whether something fails that has no value hangs
// on types that only hclsyntax gives it.
func expression(t *rapid.T, levels int, more ...string) string {
	leaves := []string{"1", "2.5", "0", `"a"`, `"12"`, `""`, "true", "false", "null", "[]", "{}"}
	for name := range names {
		leaves = append(leaves, "local."+name)
	}
	leaves = append(leaves, more...)
	if levels == 0 || rapid.IntRange(0, 4).Draw(t, "leaf") == 0 {
		return rapid.SampledFrom(sorted(leaves)).Draw(t, "leaf")
	}
	sub := func() string { return expression(t, levels-1, more...) }
	list := func() string {
		var all []string
		for range rapid.IntRange(0, 3).Draw(t, "length") {
			all = append(all, sub())
		}
		return strings.Join(all, ", ")
	}
	switch rapid.SampledFrom(strings.Fields("binary unary conditional template list object index attribute splat for forObject call paren")).Draw(t, "form") {
	case "binary":
		op := rapid.SampledFrom(strings.Fields("+ - * / % == != < > <= >= && ||")).Draw(t, "operator")
		return "(" + sub() + " " + op + " " + sub() + ")"
	case "unary":
		return rapid.SampledFrom([]string{"!", "-"}).Draw(t, "operator") + "(" + sub() + ")"
	case "conditional":
		return "(" + sub() + " ? " + sub() + " : " + sub() + ")"
	case "template":
		return `"x${` + sub() + `}y${` + sub() + `}"`
	case "list":
		return "[" + list() + "]"
	case "object":
		return `{ a = ` + sub() + `, "b c" = ` + sub() + `, (` + expression(t, levels-1) + `) = 1 }`
	case "index":
		return "(" + sub() + ")[" + sub() + "]"
	case "attribute":
		return "(" + sub() + ")." + rapid.SampledFrom([]string{"a", "list", "inner", "k"}).Draw(t, "attribute")
	case "splat":
		return "(" + sub() + ")[*]" + rapid.SampledFrom([]string{"", ".k", ".a"}).Draw(t, "attribute")
	case "for":
		return "[for k, v in " + sub() + " : " + rapid.SampledFrom([]string{"v", "k", `"${k}"`, "[k, v]"}).Draw(t, "each") + " if " + rapid.SampledFrom([]string{"true", "v != null", "k == v"}).Draw(t, "if") + "]"
	case "forObject":
		return `{ for k, v in ` + sub() + ` : "${k}" => v }`
	case "call":
		f := rapid.SampledFrom(strings.Fields("length upper concat merge keys values tostring jsonencode flatten coalesce join distinct element lookup tolist toset tomap")).Draw(t, "function")
		return f + "(" + list() + ")"
	}
	return "(" + sub() + ")"
}

func sorted(s []string) []string {
	m := map[string]bool{}
	for _, x := range s {
		m[x] = true
	}
	return sortedKeys(m)
}
