package flota_test

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	flota "flota.dev/flota"
)

// folders returns the folders of a library that hold a main.tf, but for the fixtures of tests.
func folders(t *testing.T, library fs.FS) []string {
	t.Helper()
	var out []string
	err := fs.WalkDir(library, ".", func(name string, _ fs.DirEntry, err error) error {
		if path.Base(name) == "main.tf" && !strings.Contains(name, "/tests/") {
			out = append(out, path.Dir(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) == 0 {
		t.Fatal("nothing is embedded")
	}
	return out
}

func read(t *testing.T, library fs.FS, name string) string {
	t.Helper()
	data, err := fs.ReadFile(library, name)
	if err != nil {
		t.Error(err)
	}
	return string(data)
}

func TestLibraryIsComplete(t *testing.T) {
	for root, library := range map[string]fs.FS{"modules": flota.Modules, "stacks": flota.Stacks} {
		for _, dir := range folders(t, library) {
			t.Run(root+"/"+dir, func(t *testing.T) {
				readme := read(t, library, dir+"/README.md")
				for _, file := range []string{"variables.tf", "outputs.tf"} {
					for _, name := range declared(read(t, library, dir+"/"+file)) {
						if !strings.Contains(readme, "| `"+name+"` |") {
							t.Errorf("README.md does not list %s of %s", name, file)
						}
					}
				}
				versions := read(t, library, dir+"/versions.tf")
				for _, want := range []string{`required_version = ">= 1.11.1"`, `version = ">= 6.21, < 7"`} {
					if !strings.Contains(versions, want) {
						t.Errorf("versions.tf lacks %s", want)
					}
				}
				tests, err := fs.Glob(library, dir+"/tests/*.tftest.hcl")
				if err != nil || len(tests) == 0 {
					t.Errorf("no tests (%v)", err)
				}
			})
		}
	}
}

var declaration = regexp.MustCompile(`(?m)^(?:variable|output) "([a-z0-9_]+)"`)

func declared(src string) []string {
	var names []string
	for _, m := range declaration.FindAllStringSubmatch(src, -1) {
		names = append(names, m[1])
	}
	return names
}

func TestNothingHiddenIsEmbedded(t *testing.T) {
	for _, library := range []fs.FS{flota.Modules, flota.Stacks} {
		err := fs.WalkDir(library, ".", func(name string, _ fs.DirEntry, err error) error {
			if name != "." && strings.HasPrefix(path.Base(name), ".") {
				t.Errorf("%s is embedded", name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestModulesLeaveProvidersToRoots(t *testing.T) {
	err := fs.WalkDir(flota.Modules, ".", func(name string, _ fs.DirEntry, err error) error {
		if path.Ext(name) == ".tf" && strings.Contains(read(t, flota.Modules, name), "\nprovider \"") {
			t.Errorf("%s configures a provider", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
