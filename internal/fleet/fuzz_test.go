package fleet

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"flota.dev/flota/internal/diag"
)

// FuzzLoad gives Load anything at all as fleet.yaml and as a service.yaml. It
// must not panic, and its problems must point into the files.
func FuzzLoad(f *testing.F) {
	archives, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, archive := range archives {
		a, err := txtar.ParseFile(archive)
		if err != nil {
			f.Fatal(err)
		}
		service := ""
		if len(a.Files) > 1 {
			service = string(a.Files[1].Data)
		}
		f.Add(string(a.Files[0].Data), service)
	}
	f.Add("a: &a [*a]", "? {}\n: x")
	f.Add("services: {a: {<<: [1, {kind: x}]}}", "<<: 1")
	f.Add(strings.Repeat("[", 1000), strings.Repeat("- ", 1000))
	f.Fuzz(func(t *testing.T, manifest, service string) {
		dir := t.TempDir()
		for name, content := range map[string]string{File: manifest, "service.yaml": service} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		fleet, err := Load(dir)
		if (fleet == nil) == (err == nil) {
			t.Fatalf("fleet %v with error %v", fleet, err)
		}
		list, _ := errors.AsType[diag.List](err)
		for _, e := range list {
			if e.What == "" || e.At.File == "" || strings.Contains(e.Excerpt, "\n") {
				t.Fatalf("a problem that does not say what is wrong where: %+v", e)
			}
		}
	})
}

func TestAliasesCannotGrowWithoutBound(t *testing.T) {
	var b strings.Builder
	b.WriteString("x-0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := range 12 {
		fmt.Fprintf(&b, "x-%d: &a%d [%s]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 10))
	}
	r := &report{}
	parse(&source{name: File}, []byte(b.String()), r)
	if len(r.found) == 0 || !strings.Contains(r.found[0].what, "this holds more than 200000 values") {
		t.Errorf("problems: %v", r.found)
	}
}
