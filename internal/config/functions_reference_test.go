package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// TestFunctionsKeepReferences calls functions with a reference to a resource
// (arn), one to a variable (v), both in texts, and something unknown (u).
func TestFunctionsKeepReferences(t *testing.T) {
	w := NewWorkspace()
	s := &Stack{}
	functions := w.functions("testdata/functions", nil, nil)
	arn := w.references.token(Ref{Stack: s, Address: "aws_x.y", Attribute: "arn"})
	v := w.references.token(Ref{Stack: s, Address: "var.v"})
	known := strings.NewReplacer("{arn}", arn, "{v}", v, "{u}", blank)
	for call, want := range map[string]string{
		`upper("{arn}-a")`:                                      "${aws_x.y.arn}-A",
		`title("{arn} a")`:                                      "${aws_x.y.arn} A",
		`lower("{u}A")`:                                         "(unknown)a",
		`trimprefix("{arn}", "arn:")`:                           "${aws_x.y.arn}",
		`replace("https://{arn}/1", "https://", "")`:            "${aws_x.y.arn}/1",
		`replace("{arn}", "0", "x")`:                            "${aws_x.y.arn}",
		`replace("{arn}", "/^https:/", "")`:                     "${aws_x.y.arn}",
		`replace("{arn}", "/.*/", "")`:                          "?",
		`replace("a{arn}b", "{arn}", "c")`:                      "acb",
		`replace("a", "{arn}", "c")`:                            "?",
		`replace("a-b", "-", "{arn}")`:                          "a${aws_x.y.arn}b",
		`split(",", "a,{arn}")`:                                 "[a ${aws_x.y.arn}]",
		`split(":", "{arn}")`:                                   "?",
		`join("-", ["a", "{arn}"])`:                             "a-${aws_x.y.arn}",
		`format("%s-%02d", "{arn}", 7)`:                         "${aws_x.y.arn}-07",
		`format("%q", "{arn}")`:                                 "?",
		`format("%d", "{arn}")`:                                 "?",
		`format("%v", ["{arn}"])`:                               `["${aws_x.y.arn}"]`,
		`formatlist("%s/*", ["{arn}", "b"])`:                    "[${aws_x.y.arn}/* b/*]",
		`substr("{arn}", 0, 3)`:                                 "?",
		`strrev("{arn}")`:                                       "?",
		`length("{arn}")`:                                       "?",
		`length(["{arn}"])`:                                     "1",
		`startswith("arn:{v}", "arn:")`:                         "true",
		`startswith("arn:{v}", "x")`:                            "false",
		`startswith("arn:{v}", "arn:aws")`:                      "?",
		`endswith("{v}/x", "/x")`:                               "true",
		`endswith("{v}/x", "y")`:                                "false",
		`endswith("{v}/x", "a/x")`:                              "?",
		`strcontains("a-{v}", "a-")`:                            "true",
		`strcontains("a-{v}", "b")`:                             "?",
		`regex("^a", "{arn}")`:                                  "?",
		`regexall("a", "{arn}")`:                                "?",
		`contains(["a", "{arn}"], "a")`:                         "true",
		`contains(["a", "{arn}"], "b")`:                         "?",
		`index(["{arn}", "a"], "a")`:                            "?",
		`lookup({ a = "{arn}" }, "a")`:                          "${aws_x.y.arn}",
		`lookup({ a = 1 }, "{v}", 2)`:                           "?",
		`lookup({ "{v}" = 1 }, "a", 2)`:                         "?",
		`coalesce("{v}", "b")`:                                  "?",
		`coalesce("{arn}", "b")`:                                "${aws_x.y.arn}",
		`coalesce("", "{arn}")`:                                 "${aws_x.y.arn}",
		`compact(["{arn}", ""])`:                                "[${aws_x.y.arn}]",
		`compact(["{v}", ""])`:                                  "?",
		`distinct(["{arn}", "{arn}"])`:                          "[${aws_x.y.arn}]",
		`setsubtract(["a", "b"], ["{arn}"])`:                    "?",
		`toset(["{arn}", "a"])`:                                 "[a ${aws_x.y.arn}]",
		`tonumber("{v}")`:                                       "?",
		`tobool("{v}")`:                                         "?",
		`tostring("{v}")`:                                       "${var.v}",
		`max(1, "{v}")`:                                         "?",
		`sum([1, "{v}"])`:                                       "?",
		`alltrue([false, "{v}"])`:                               "false",
		`alltrue([true, "{v}"])`:                                "?",
		`anytrue([true, "{v}"])`:                                "true",
		`range("{v}")`:                                          "?",
		`md5("{arn}")`:                                          "?",
		`base64sha256("a{arn}")`:                                "?",
		`uuidv5("dns", "{v}")`:                                  "?",
		`base64decode(base64encode("x {arn}"))`:                 "x ${aws_x.y.arn}",
		`base64gunzip(base64gzip("x {arn}"))`:                   "x ${aws_x.y.arn}",
		`urlencode("a b/{arn}")`:                                "a+b%2F${aws_x.y.arn}",
		`jsonencode({ a = "{arn}" })`:                           `{"a":"${aws_x.y.arn}"}`,
		`jsondecode("{\"a\": \"{arn}\"}")["a"]`:                 "${aws_x.y.arn}",
		`jsondecode("{\"a\": {v}}")["a"]`:                       "${var.v}",
		`jsondecode("{v}")`:                                     "?",
		`jsondecode("{u}")`:                                     "?",
		`jsondecode("{\"a\": \"{u}\", \"b\": 1}")["b"]`:         "1",
		`jsondecode("{\"a\": \"{u}\"}")["a"]`:                   "?",
		`jsondecode("{\"a\": \"x{u}\"}")["a"]`:                  "?",
		`yamlencode({ a = "{arn}" })`:                           "\"a\": \"${aws_x.y.arn}\"\n",
		`yamldecode("a: {arn}")["a"]`:                           "${aws_x.y.arn}",
		`yamldecode("a: {u}")["a"]`:                             "?",
		`cidrsubnet("{v}", 8, 1)`:                               "?",
		`cidrhost("10.0.0.0/8", "{v}")`:                         "?",
		`timeadd("{v}", "1h")`:                                  "?",
		`file("{v}.txt")`:                                       "?",
		`fileexists("{v}")`:                                     "?",
		`fileset(".", "{v}")`:                                   "?",
		`basename("a/{v}")`:                                     "${var.v}",
		`timestamp()`:                                           "?",
		`plantimestamp()`:                                       "?",
		`uuid()`:                                                "?",
		`bcrypt("x", 4)`:                                        "?",
		`rsadecrypt("x", "y")`:                                  "?",
		`issensitive(sensitive("x"))`:                           "?",
		`textencodebase64("x", "windows-1252")`:                 "?",
		`textdecodebase64("YQ==", "UTF-8")`:                     "a",
		`textdecodebase64("/A==", "ISO-8859-1")`:                "ü",
		`urldecode("a+b%2F")`:                                   "a b/",
		`cidrcontains("10.0.0.0/8", "10.1.0.0/16")`:             "true",
		`cidrcontains("10.0.0.0/8", "11.0.0.1")`:                "false",
		`provider::aws::arn_parse("arn:aws:s3:::{v}").resource`: "${var.v}",
		`provider::aws::arn_parse("{arn}").resource`:            "?",
		`provider::aws::arn_build("aws", "iam", "", "111111111111", "role/x")`:      "arn:aws:iam::111111111111:role/x",
		`provider::aws::trim_iam_role_path("arn:aws:iam::111111111111:role/a/b/c")`: "arn:aws:iam::111111111111:role/c",
		`provider::aws::trim_iam_role_path("{arn}")`:                                "?",
		`matchkeys(["{arn}", "b"], ["x", "y"], ["x"])`:                              "[${aws_x.y.arn}]",
		`matchkeys(["a", "b"], ["{v}", "y"], ["x"])`:                                "?",
		`merge({ a = "{arn}" }, { b = 1 })["a"]`:                                    "${aws_x.y.arn}",
		`zipmap(["k"], ["{arn}"])["k"]`:                                             "${aws_x.y.arn}",
		`sort(["b", "{arn}", "a"])`:                                                 "[a b ${aws_x.y.arn}]",
		`one(["{arn}"])`:                                                            "${aws_x.y.arn}",
		`indent(2, "a\n{arn}")`:                                                     "a\n  ${aws_x.y.arn}",
	} {
		t.Run(call, func(t *testing.T) {
			v, err := calculate(functions, known.Replace(call))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, w.Readable(spoken(v))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// spoken writes a value in short: ? for what is not known.
func spoken(v cty.Value) string {
	switch {
	case !v.IsKnown():
		return "?"
	case v.Type() == cty.String:
		return v.AsString()
	case v.Type() == cty.Number:
		return v.AsBigFloat().String()
	case v.Type() == cty.Bool:
		return fmt.Sprint(v.True())
	}
	var out []string
	for _, e := range v.Elements() {
		out = append(out, spoken(e))
	}
	return "[" + strings.Join(out, " ") + "]"
}

// TestFunctionsStop asks for values past the limits, and for files that are none.
func TestFunctionsStop(t *testing.T) {
	functions := calculator("testdata/functions")
	long := strings.Repeat("x", 1<<19)
	for call, arguments := range map[string][]cty.Value{
		"join":         {cty.StringVal(long), cty.TupleVal([]cty.Value{cty.StringVal(""), cty.StringVal(""), cty.StringVal(""), cty.StringVal("")})},
		"replace":      {cty.StringVal(long), cty.StringVal("x"), cty.StringVal("xxxxx")},
		"format":       {cty.StringVal("%1000000000s"), cty.StringVal("x")},
		"formatlist":   {cty.StringVal("%[1]s%[1]s%[1]s"), cty.StringVal(long)},
		"indent":       {cty.NumberIntVal(1 << 30), cty.StringVal("a\nb")},
		"setproduct":   {many(300), many(300)},
		"split":        {cty.StringVal(""), cty.StringVal(long)},
		"regex":        {cty.StringVal("(x{999}){0,1}y"), cty.StringVal(long)},
		"regexall":     {cty.StringVal(""), cty.StringVal(long)},
		"trim":         {cty.StringVal(long), cty.StringVal(long)},
		"matchkeys":    {many(5000), many(5000), many(5000)},
		"toset":        {unknowns(5000)},
		"setunion":     {unknowns(5000)},
		"parseint":     {cty.StringVal(strings.Repeat("9", 1<<16)), cty.NumberIntVal(10)},
		"jsondecode":   {cty.StringVal(strings.Repeat("[", 1<<18))},
		"yamldecode":   {cty.StringVal(strings.Repeat("- ", 1<<18))},
		"csvdecode":    {cty.StringVal("a\n" + strings.Repeat("x\n", 1<<17))},
		"jsonencode":   {bomb(5)},
		"yamlencode":   {bomb(5)},
		"flatten":      {bomb(5)},
		"tonumber":     {cty.StringVal("1e999999999")},
		"pow":          {cty.NumberIntVal(10), cty.NumberIntVal(2000)},
		"base64encode": {cty.StringVal(long + long)},
		"base64gunzip": {cty.StringVal(gzipOf(strings.Repeat("x", 1<<22)))},
		"urlencode":    {cty.StringVal(strings.Repeat("é", 1<<18))},
	} {
		t.Run(call, func(t *testing.T) {
			_, err := functions[call].Call(arguments)
			if _, ok := errors.AsType[*LimitError](err); !ok {
				t.Errorf("%v, want a limit", err)
			}
		})
	}
	bombs := "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		bombs += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c,", c-1), 10), ","))
	}
	if _, err := functions["yamldecode"].Call([]cty.Value{cty.StringVal(bombs)}); !errors.Is(err, errElements) {
		t.Errorf("aliases of aliases: %v", err)
	}
}

func TestFunctionsReadFilesOnly(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "large"), make([]byte, maxFile+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "small"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	var read []string
	functions := NewWorkspace().functions(dir, func(path string) { read = append(read, path) }, nil)
	for name, want := range map[string]string{
		"pipe": "pipe is not a regular file", "large": "too large to be worked out: large has more than 4194304 bytes",
		"gone": `no file exists at "gone"`,
	} {
		_, err := functions["filesha256"].Call([]cty.Value{cty.StringVal(name)})
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	for _, f := range []string{"file", "filebase64"} {
		if _, err := functions[f].Call([]cty.Value{cty.StringVal("small")}); err != nil {
			t.Error(err)
		}
	}
	if diff := cmp.Diff([]string{filepath.Join(dir, "small"), filepath.Join(dir, "small")}, read); diff != "" {
		t.Error(diff)
	}
}

// many are numbers as texts.
func many(n int) cty.Value {
	out := make([]cty.Value, n)
	for k := range out {
		out[k] = cty.StringVal(fmt.Sprint(k))
	}
	return cty.ListVal(out)
}

func unknowns(n int) cty.Value {
	out := make([]cty.Value, n)
	for k := range out {
		out[k] = cty.UnknownVal(cty.String)
	}
	return cty.ListVal(out)
}

// bomb is a list that holds itself ten times over, so many times.
func bomb(depth int) cty.Value {
	v := cty.StringVal("x")
	for range depth {
		v = cty.TupleVal([]cty.Value{v, v, v, v, v, v, v, v, v, v})
	}
	return v
}

func gzipOf(s string) string {
	text, err := compress(s)
	if err != nil {
		panic(err)
	}
	return text
}

// FuzzFunction calls any function with any arguments, as JSON: what comes of it is within the limits.
func FuzzFunction(f *testing.F) {
	functions := calculator("testdata/functions")
	for _, seed := range [][2]string{
		{"format", `["%[2]*.5d%s", 1, "x"]`}, {"cidrsubnets", `["10.0.0.0/8", 4, 4]`}, {"regex", `["(?P<a>x)", "x"]`},
		{"setproduct", `[["a"], ["b", 1]]`}, {"yamldecode", `["a: &a [b]\n<<: *a"]`}, {"yamlencode", `[{"a": ["x\ny", null, {}]}]`},
		{"fileset", `[".", "**/{a,b}*"]`}, {"lookup", `[{"a": 1}, "a", 2]`}, {"replace", `["a.b", "/(.)/", "$1$1"]`},
		{"range", `[1, 100, 0.001]`}, {"substr", `["abc", -1, 5]`}, {"zipmap", `[["a"], [1]]`}, {"jsondecode", `["{\"a\": 1e9}"]`},
		{"templatefile", `["only.tftpl", {"list": 1}]`}, {"timeadd", `["2020-01-01T00:00:00Z", "1h"]`}, {"join", `["\ue0000\ue001", ["\ue002"]]`},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, name, arguments string) {
		function, ok := functions[name]
		if !ok {
			return
		}
		args, err := functions["jsondecode"].Call([]cty.Value{cty.StringVal(arguments)})
		if err != nil || !args.IsKnown() || !args.Type().IsTupleType() || !fits(function, args.LengthInt()) {
			return
		}
		v, err := function.Call(args.AsValueSlice())
		if err != nil {
			return
		}
		if err := weigh(v); err != nil {
			t.Fatal(err)
		}
	})
}

func fits(f function.Function, n int) bool {
	return n == len(f.Params()) || n > len(f.Params()) && f.VarParam() != nil
}
