package config

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/diag"
)

// written writes files, by their names, into a folder of the test's own.
func written(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func mustEvaluate(t *testing.T, w *Workspace, o Options) *Stack {
	t.Helper()
	s, err := w.Evaluate(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestEvaluateErrors holds that all that can't be read is told at once, with its place.
func TestEvaluateErrors(t *testing.T) {
	dir := written(t, map[string]string{
		"a.tf":                 "resource \"aws_s3_bucket\" \"a\" {\n  bucket = = 1\n}\n",
		"b.tf":                 "locals {\n  a = \"${\n}\n",
		"c.tf.json":            "{\"locals\": [}",
		"good.tf":              "variable \"n\" {\n  type = number\n}\nvariable \"o\" {\n  type = object({ a = string })\n}\nmodule \"m\" {\n  source = \"./m\"\n}\n",
		"m/main.tf":            "output \"x\" {\n",
		"terraform.tfvars":     "n = \"many\"\no = {}\nr = local.x\n",
		"x.auto.tfvars":        "n = \n",
		"broken.auto.tfvars":   "a b c",
		"y.auto.tfvars.json":   "[",
		"sub/unrelated.tf":     "}}}",
		".hidden.tf":           "}}}",
		"backup.tf~":           "}}}",
		"z.auto.tfvars.backup": "}}}",
	})
	_, err := NewWorkspace().Evaluate(Options{Dir: dir})
	if code := diag.ExitOf(err); code != diag.BadManifest {
		t.Errorf("the exit code is %d", code)
	}
	found := map[string]bool{}
	for _, p := range diag.Problems(err) {
		rel, relErr := filepath.Rel(dir, p.At.File)
		if relErr != nil || p.At.Line == 0 || p.At.Column == 0 || p.Excerpt == "" {
			t.Errorf("%v has no place: %q", p, p.Excerpt)
		}
		if strings.Contains(p.Excerpt, "many") || strings.Contains(p.Error(), "many") {
			t.Errorf("%v shows a value: %q", p, p.Excerpt)
		}
		found[filepath.ToSlash(rel)] = true
	}
	want := map[string]bool{"a.tf": true, "b.tf": true, "c.tf.json": true, "m/main.tf": true, "terraform.tfvars": true, "x.auto.tfvars": true, "broken.auto.tfvars": true, "y.auto.tfvars.json": true}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Error(diff)
	}
	if n := strings.Count(err.Error(), "terraform.tfvars:"); n != 3 {
		t.Errorf("%d problems in terraform.tfvars:\n%v", n, err)
	}
}

func TestEvaluateWhatIsNotThere(t *testing.T) {
	dir := written(t, map[string]string{"main.tf": "locals {}\n"})
	for name, o := range map[string]Options{
		"folder":         {Dir: filepath.Join(dir, "none")},
		"file":           {Dir: filepath.Join(dir, "none.tf")},
		"file of values": {Dir: dir, VarFiles: []string{filepath.Join(dir, "none.tfvars")}},
		"a folder":       {Dir: dir, VarFiles: []string{dir}},
	} {
		if _, err := NewWorkspace().Evaluate(o); diag.ExitOf(err) != diag.BadManifest {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOptions(t *testing.T) {
	dir := written(t, map[string]string{
		"main.tf":          "variable \"a\" {}\nvariable \"b\" {}\nvariable \"c\" {\n  type = number\n}\nresource \"x\" \"y\" {\n  a = var.a\n  b = var.b\n  c = var.c\n}\n",
		"terraform.tfvars": "a = \"file\"\nb = \"file\"\n",
		"more/last.tfvars": "b = \"last\"\nc = 1\n",
	})
	s := mustEvaluate(t, NewWorkspace(), Options{
		Dir: dir, Name: "a stack", VarFiles: []string{filepath.Join(dir, "more", "last.tfvars")},
		Inputs:  map[string]cty.Value{"c": cty.NumberIntVal(2)},
		Origins: map[string]string{"main.tf": "from/main.tf", filepath.Join(dir, "terraform.tfvars"): "from/values"},
	})
	if s.Name != "a stack" {
		t.Errorf("the stack is called %q", s.Name)
	}
	r := s.Resources[0]
	if r.Range.Filename != "from/main.tf" || r.Attributes["a"].Range.Filename != "from/main.tf" {
		t.Errorf("the resource is at %v", r.Range)
	}
	var got []string
	for _, name := range []string{"a", "b", "c"} {
		text, _ := r.Get(name).Text("")
		got = append(got, text)
		for _, o := range r.Attributes[name].Origins() {
			if o.Unset {
				t.Errorf("%s is set, but not to %v", name, o)
			}
		}
	}
	if diff := cmp.Diff([]string{"file", "last", "2"}, got); diff != "" {
		t.Error(diff)
	}
	origins := r.Attributes["a"].Origins()
	if len(origins) != 2 || origins[1].What != "values" || origins[1].Range.Filename != "from/values" {
		t.Errorf("a comes from %v", origins)
	}
}

// TestRangesOfCopies holds that stacks which share a parsed file name their own copies of it.
func TestRangesOfCopies(t *testing.T) {
	main := "resource \"a\" \"b\" {\n  c = 1\n}\nmodule \"m\" {\n  source = \"./m\"\n}\n"
	dir := written(t, map[string]string{"one/main.tf": main, "two/main.tf": main, "one/m/m.tf": main[:strings.Index(main, "module")], "two/m/m.tf": main[:strings.Index(main, "module")]})
	w := NewWorkspace()
	for _, name := range []string{"one", "two"} {
		s := mustEvaluate(t, w, Options{Dir: filepath.Join(dir, name)})
		for _, r := range s.Resources {
			if !strings.HasPrefix(r.Range.Filename, filepath.Join(dir, name)) {
				t.Errorf("%s of %s is in %s", r.Address, name, r.Range.Filename)
			}
		}
	}
	if len(w.trees) != 2 || len(w.modules) != 2 {
		t.Errorf("%d trees and %d modules were made of 2 contents", len(w.trees), len(w.modules))
	}
}

func TestFileAlone(t *testing.T) {
	dir := written(t, map[string]string{
		"a.tf":             "variable \"v\" {}\nresource \"a\" \"b\" {\n  v = var.v\n  p = path.module\n}\n",
		"b.tf":             "}}}",
		"terraform.tfvars": "}}}",
	})
	s := mustEvaluate(t, NewWorkspace(), Options{Dir: filepath.Join(dir, "a.tf")})
	if len(s.Resources) != 1 || !s.Resources[0].Attributes["v"].Origins()[0].Unset {
		t.Errorf("the file has %v", s.Resources)
	}
}

// TestDeclaredTwice holds that what Terraform refuses is looked at all the same.
func TestDeclaredTwice(t *testing.T) {
	dir := written(t, map[string]string{
		"a.tf": "resource \"a\" \"b\" {\n  n = 1\n}\nvariable \"v\" {\n  default = 1\n}\n",
		"b.tf": "resource \"a\" \"b\" {\n  n = 2\n}\nvariable \"v\" {\n  default = 2\n}\n",
	})
	s := mustEvaluate(t, NewWorkspace(), Options{Dir: dir})
	if n := len(s.Lookup("a.b")); n != 2 {
		t.Errorf("%d resources are called a.b", n)
	}
	if len(s.Left) != 2 || !strings.Contains(s.Left[0].Why, "a.tf:1") || !strings.HasSuffix(s.Left[0].Range.Filename, "b.tf") {
		t.Errorf("left is %v", s.Left)
	}
	if v := s.Values[0].Value; !v.RawEquals(cty.NumberIntVal(2)) {
		t.Errorf("var.v is %#v", v)
	}
}

func TestFetchedModules(t *testing.T) {
	dir := written(t, map[string]string{
		"main.tf":                             "module \"net\" {\n  source = \"example/net/aws\"\n  for_each = toset([\"a\"])\n}\noutput \"o\" {\n  value = module.net[\"a\"].deep\n}\n",
		".terraform/modules/modules.json":     `{"Modules":[{"Key":"","Dir":"."},{"Key":"net","Dir":".terraform/modules/net"},{"Key":"net.deep","Dir":".terraform/modules/net.deep/x"}]}`,
		".terraform/modules/net/main.tf":      "module \"deep\" {\n  source = \"git::https://example.com/deep.git\"\n}\noutput \"deep\" {\n  value = module.deep.name\n}\n",
		".terraform/modules/net.deep/x/of.tf": "output \"name\" {\n  value = path.module\n}\n",
	})
	s := mustEvaluate(t, NewWorkspace(), Options{Dir: dir})
	if v := s.Outputs["o"]; len(s.Left) > 0 || !v.RawEquals(cty.StringVal(".terraform/modules/net.deep/x")) {
		t.Errorf("the output is %#v, left is %v", v, s.Left)
	}
}

func TestMissingModules(t *testing.T) {
	dir := written(t, map[string]string{
		"main.tf":                         "module \"net\" {\n  source = \"example/net/aws\"\n  count = 2\n}\nresource \"a\" \"b\" {\n  c = module.net[1].subnets[0]\n  d = module.net[*].id\n}\n",
		".terraform/modules/modules.json": "{",
	})
	s := mustEvaluate(t, NewWorkspace(), Options{Dir: dir})
	if len(s.Left) != 2 {
		t.Errorf("left is %v", s.Left)
	}
	ref, ok := s.Lookup("a.b")[0].Get("c").Ref()
	if !ok || ref.String() != "module.net[1].subnets[0]" {
		t.Errorf("the subnet is %v", ref)
	}
	if refs := s.Lookup("a.b")[0].Get("d").Refs(); len(refs) != 2 {
		t.Errorf("the networks are %v", refs)
	}
}

// TestReferencesAcrossStacks holds that an output of one stack is still the
// same resource's in another.
func TestReferencesAcrossStacks(t *testing.T) {
	dir := written(t, map[string]string{
		"up/main.tf":   "resource \"aws_vpc\" \"main\" {}\noutput \"vpc\" {\n  value = { id = aws_vpc.main.id, port = aws_vpc.main.port }\n}\n",
		"down/main.tf": "variable \"vpc\" {\n  type = object({ id = string, port = number })\n}\nresource \"aws_subnet\" \"a\" {\n  vpc_id = var.vpc.id\n  port = var.vpc.port\n}\n",
	})
	w := NewWorkspace()
	up := mustEvaluate(t, w, Options{Dir: filepath.Join(dir, "up")})
	down := mustEvaluate(t, w, Options{Dir: filepath.Join(dir, "down"), Inputs: up.Outputs})
	subnet := down.Lookup("aws_subnet.a")[0]
	ref, ok := subnet.Get("vpc_id").Ref()
	if !ok || len(ref.Resources()) != 1 || ref.Resources()[0] != up.Resources[0] {
		t.Errorf("the subnet is in %v", ref)
	}
	if subnet.Get("port").Given() != Unknown {
		t.Error("a number that is known after apply is known")
	}
}

func TestRoots(t *testing.T) {
	dir := written(t, map[string]string{
		"live/prod/main.tf":            "module \"a\" {\n  source = \"../../modules/a\"\n}\n",
		"live/dev/main.tf.json":        `{"module": {"a": {"source": "../../modules/a"}}}`,
		"modules/a/main.tf":            "module \"b\" {\n  source = \"./b\"\n}\n",
		"modules/a/b/main.tf":          "locals {}\n",
		"modules/a/a.tftest.hcl":       "",
		"modules/a/tests/setup/a.tf":   "locals {}\n",
		"modules/alone/main.tf":        "}}}",
		"live/prod/.terraform/m/x.tf":  "locals {}\n",
		"web/node_modules/x/infra.tf":  "locals {}\n",
		"docs/README.md":               "",
		"live/prod/files/policy.json":  "{}",
		"live/prod/.git/hooks/main.tf": "locals {}\n",
	})
	roots, err := NewWorkspace().Roots(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range roots {
		rel, err := filepath.Rel(dir, r)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, filepath.ToSlash(rel))
	}
	if diff := cmp.Diff([]string{"live/dev", "live/prod", "modules/alone"}, got); diff != "" {
		t.Error(diff)
	}
	if _, err := NewWorkspace().Roots(filepath.Join(dir, "none")); diag.ExitOf(err) != diag.BadManifest {
		t.Error(err)
	}
}

// TestLinksThatLoop holds that a module folder which leads into itself ends.
func TestLinksThatLoop(t *testing.T) {
	dir := written(t, map[string]string{"main.tf": "module \"m\" {\n  source = \"./again\"\n}\n"})
	if err := os.Symlink(dir, filepath.Join(dir, "again")); err != nil {
		t.Fatal(err)
	}
	s := mustEvaluate(t, NewWorkspace(), Options{Dir: dir})
	if len(s.Left) != 1 || !strings.Contains(s.Left[0].Why, "too deeply") {
		t.Errorf("left is %v", s.Left)
	}
	if err := os.Symlink(filepath.Join(dir, "loop.tf"), filepath.Join(dir, "loop.tf")); err != nil {
		t.Fatal(err)
	}
	if _, err := NewWorkspace().Evaluate(Options{Dir: dir}); diag.ExitOf(err) != diag.BadManifest {
		t.Errorf("a link to itself was read: %v", err)
	}
}

// TestManyAtOnce evaluates from many goroutines what all of them share.
func TestManyAtOnce(t *testing.T) {
	w := NewWorkspace()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			s, err := w.Evaluate(Options{Dir: "testdata/evaluate/modules"})
			if err != nil {
				t.Error(err)
				return
			}
			for _, r := range s.Resources {
				for _, a := range r.Attributes {
					all.Go(func() { a.Origins() })
				}
			}
		})
	}
	all.Wait()
}
