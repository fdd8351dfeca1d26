package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// FuzzEvaluate feeds the evaluator a module and a file of values. It may refuse
// them or not, but ends, and what it hands out is within the limits.
func FuzzEvaluate(f *testing.F) {
	sources, err := filepath.Glob("testdata/evaluate/*/main.tf")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range sources {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src, []byte("name = \"x\"\non = true\nnames = [\"a\"]\nsettings = { name = 1 }\n"))
	}
	for _, x := range []string{
		`[for a in range(9) : [for b in range(9) : "${a}${b}"]]`, `"%{ for a in range(9) ~}${a}%{ if a > 3 }x%{ else }y%{ endif }%{ endfor }"`, `"${1e99999}"`,
		`pow(10, pow(10, 10))`, `format("%999d", 1)`, `cidrsubnets("10.0.0.0/8", [for i in range(9) : 8]...)`, `try(local.y[*].z, can(x.y), [])`, `((!true ? -1 : 2) % 3) == null`,
	} {
		f.Add([]byte("locals {\n  x = "+x+"\n}\n"), []byte("x = [[[[{}]]]]"))
	}
	f.Add([]byte("variable \"x\" {\n  type = map(object({ a = optional(list(any), []), b = optional(number) }))\n}\n"), []byte("x = { a = { a = [1, \"b\"] } }"))
	f.Add([]byte("resource \"a\" \"b\" {\n  c = \"\uE0000\uE001\uE002\"\n  d = a.b.c.d[\"\uE001\"][*].e\n}\n"), []byte("\uE000 = 1"))
	f.Add([]byte("module \"m\" {\n  source = \".\"\n  for_each = { a = 1 }\n  x = each.value\n}\nvariable \"x\" {}\n"), []byte{})
	f.Fuzz(func(t *testing.T, src, values []byte) {
		dir := t.TempDir()
		for name, content := range map[string][]byte{"main.tf": src, "terraform.tfvars": values} {
			if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		s, err := NewWorkspace().Evaluate(Options{Dir: dir})
		if err != nil {
			return
		}
		for _, l := range s.Left {
			if strings.HasPrefix(l.Why, failsHere) {
				t.Error(l.Why)
			}
		}
		for _, r := range s.Resources {
			inspect(t, r.Block)
		}
		for _, v := range s.Values {
			if err := weigh(v.Value); err != nil {
				t.Errorf("%s: %v", v.Name, err)
			}
		}
	})
}

// inspect looks at all of a block as checks do.
func inspect(t *testing.T, b *Block) {
	t.Helper()
	for name, a := range b.Attributes {
		v := b.Get(name)
		if err := weigh(v.V); err != nil || holdsNodes(v.V.Type()) {
			t.Errorf("%s is not fit to be looked at: %v", name, err)
		}
		v.Given()
		v.Texts()
		v.Refs()
		a.Origins()
	}
	for _, n := range b.Blocks {
		inspect(t, n)
	}
}

// FuzzExpression is FuzzEvaluate for one expression, of which many more can be tried.
func FuzzExpression(f *testing.F) {
	for _, src := range agreed {
		f.Add(src)
	}
	for _, src := range []string{
		`aws_x.y.z[0].a`, `"${aws_x.y["${local.s}"].id}/*"`, `[for k, v in aws_x.y : v.id]`, `data.aws_x.y[*].id`, `module.m["a"].b == aws_x.y.id ? 1 : "2"`,
		`jsonencode({ a = [aws_x.y.arn, local.nope, var.none] })`, `merge(local.map, { (aws_x.y.id) = each.value })`, `path.module`, `self.x`, `count.index + 1`,
		`templatestring("$${a}-%%{ if b }x%%{ endif }", { a = var.none, b = local.t })`, `[var.none, aws_x.y] == [var.none, aws_x.y]`,
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if _, deep := tooDeep([]byte(src), "test", native); deep {
			return
		}
		if _, diags := hclsyntax.ParseExpression([]byte(src), "test", hcl.InitialPos); diags.HasErrors() {
			return
		}
		v, err := evaluated(t, src)
		if err != nil {
			return
		}
		if err := weigh(v); err != nil {
			t.Errorf("%s: %v", src, err)
		}
		symbolic(v)
		if holdsNodes(opened(v).Type()) {
			t.Errorf("%s is not fit to be looked at", src)
		}
	})
}
