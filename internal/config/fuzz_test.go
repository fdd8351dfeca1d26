package config

import (
	"os"
	"path/filepath"
	"testing"
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
