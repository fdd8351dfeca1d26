package config

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"pgregory.net/rapid"
)

// inputs are variables of each type, and values that they may have.
var inputs = map[string]struct {
	typ    string
	values []string
}{
	"s": {"string", []string{`""`, `"a"`, `"abc"`, `"12"`, `"true"`, `null`}},
	"u": {"any", []string{`""`, `"a"`, `1`, `["x"]`, `{ a = 1 }`, `null`}},
	"n": {"number", []string{`0`, `1`, `-3`, `2.5`, `null`}},
	"b": {"bool", []string{`true`, `false`, `null`}},
	"l": {"list(string)", []string{`[]`, `["a"]`, `["x", "y", "z"]`, `null`}},
	"m": {"map(string)", []string{`{}`, `{ a = "1" }`, `{ k = "v", a = "" }`, `null`}},
	"o": {"object({ a = string, list = list(number) })", []string{`{ a = "", list = [] }`, `{ a = "x", list = [1, 2] }`, `null`}},
}

// moduleWith returns a module with one local, and variables with some defaults.
func moduleWith(t tester, src string, defaults map[string]string) *instance {
	t.Helper()
	var b strings.Builder
	for name, in := range inputs {
		fmt.Fprintf(&b, "variable %q {\n  type = %s\n", name, in.typ)
		if d := defaults[name]; d != "" {
			fmt.Fprintf(&b, "  default = %s\n", d)
		}
		b.WriteString("}\n")
	}
	fmt.Fprintf(&b, "locals {\n  value = %s\n", src)
	for name, source := range names {
		fmt.Fprintf(&b, "  %s = %s\n", name, source)
	}
	b.WriteString("}\n")
	w := NewWorkspace()
	tree := w.parse([]byte(b.String()), "main.tf", native)
	if len(tree.problems) > 0 {
		t.Fatalf("%s: %v", src, tree.problems)
	}
	e := &evaluation{workspace: w, stack: &Stack{}, files: map[string]bool{}, noted: map[Left]bool{}}
	e.functions = w.functions(".", e.read, e.render)
	e.root = e.instance(&folder{module: newModule([]*hclsyntax.Body{tree.body}, nil)}, nil, nil, "", ".")
	return e.root
}

// TestUnknownIsNoValue holds that what is known though inputs are not set stays
// so whatever they are set to.
func TestUnknownIsNoValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var leaves []string
		for _, name := range sortedKeys(inputs) {
			leaves = append(leaves, "var."+name)
		}
		src := expression(t, 4, leaves...)
		open := moduleWith(t, src, nil)
		v, err := open.local("value")
		if err != nil || isOpen(v) {
			return // what fails is unknown too
		}
		set := map[string]string{}
		for _, name := range sortedKeys(inputs) {
			set[name] = rapid.SampledFrom(inputs[name].values).Draw(t, name)
		}
		want, wantErr := moduleWith(t, src, set).local("value")
		if wantErr != nil {
			return
		}
		if flat(v) != flat(want) {
			t.Fatalf("%s: is %#v, but with %v it is %#v", src, v, set, want)
		}
	})
}

// flat writes a value out. Types that Terraform converts into each other are
// alike: of an input of any type, it is not known either what it makes of others.
func flat(v cty.Value) string {
	switch ty := v.Type(); {
	case !v.IsKnown():
		return "?"
	case v.IsNull():
		return "null"
	case ty.IsPrimitiveType():
		s, err := convert.Convert(v, cty.String)
		if err != nil {
			return err.Error()
		}
		return s.AsString()
	}
	var all []string
	for k, e := range v.Elements() {
		if v.Type().IsObjectType() || v.Type().IsMapType() {
			all = append(all, k.AsString()+"="+flat(e))
		} else {
			all = append(all, flat(e))
		}
	}
	return fmt.Sprint(all)
}

// TestOpen holds that what hangs on an input is not known. References are taken
// for different texts where a set or a sorted list is made of them.
func TestOpen(t *testing.T) {
	for _, src := range []string{
		`contains(["a"], var.s)`, `contains([var.s], "a")`, `index(["a"], var.s)`,
		`setsubtract(["a"], [var.s])`, `setintersection(["a"], [var.s])`, `lookup({ a = 1 }, var.s, 2)`, `{ a = 1 }[var.s]`, `keys({ (var.s) = 1 })`,
		`length(compact([var.s]))`, `coalesce(var.s, "x")`, `length(var.s)`, `substr(var.s, 0, 1)`, `startswith(var.s, "a")`, `"${var.s}" == "a"`,
		`min(var.n, 1)`, `max(var.n, 1)`, `trimprefix(var.s, "a")`, `alltrue([var.b])`, `anytrue([var.b, false])`, `element(["a", "b"], var.n)`, `["a", "b"][var.n]`, `range(var.n)`,
		`one(compact([var.s]))`, `length(split(",", var.s))`, `try(regex("a", var.s), "none")`, `can(regex("a", var.s))`, `jsondecode(var.s)`, `tonumber(var.s)`, `format("%d", var.n)`,
		`join(",", var.l)`, `length(var.l)`, `length(concat(var.l, ["a"]))`, `[for x in var.l : 1]`, `{ for x in var.l : x => 1 }`, `[for x in ["a"] : 1 if x == var.s]`, `var.l[*]`, `var.l[0]`,
		`length(var.m)`, `lookup(var.m, "a", "b")`, `var.m.a`, `try(var.m.a, "b")`, `can(var.m.a)`, `merge(var.m, { a = 1 })["b"]`, `length(merge(var.m, { a = 1 }))`, `contains(keys(var.m), "a")`,
		`var.o.a`, `length(var.o.list)`, `var.u.a`, `var.u[0]`, `try(var.u.a, 1)`, `length(var.u)`, `[for x in var.u : 1]`, `var.u == null`, `var.s == null`, `var.s != ""`, `var.s == "" ? 1 : 2`,
		`var.b ? 1 : 2`, `!var.b`, `var.b && true`, `var.b || false`, `var.n > 1`, `-var.n`, `var.s == var.u`, `md5(var.s)`, `base64decode(var.s)`, `upper(var.s) == "A"`, `replace(var.s, "a", "b")`,
		`cidrsubnet(var.s, 8, 1)`, `formatdate("YYYY", var.s)`, `zipmap([var.s], [1])`, `matchkeys(["x"], ["a"], [var.s])`, `chunklist(var.l, 2)`, `flatten([var.l, ["a"]])`, `reverse([var.s])`,
		`templatestring("$${x == \"a\" ? 1 : 2}", { x = var.s })`, `jsonencode({ a = var.n })`, `yamlencode([var.s])`, `strcontains("${var.s}-x", "a")`, `endswith("x-${var.s}", "a")`,
		`length("${var.s}-x")`, `regexall("a", "${var.s}")`, `parseint(var.s, 10)`, `tobool(var.s)`, `title(var.s)`, `transpose({ a = [var.s] })`, `distinct([var.s, var.u])`, `sum([var.n, 1])`, `slice(var.l, 0, 1)`,
	} {
		t.Run(src, func(t *testing.T) {
			v, err := moduleWith(t, src, nil).local("value")
			if err != nil || !isOpen(v) {
				t.Errorf("it is %#v, %v", v, err)
			}
		})
	}
}
