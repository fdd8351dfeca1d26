package source

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// monorepo is a repository whose fleet stands in a subfolder.
const monorepo = `
-- .git/HEAD --
-- go.mod --
module example.com/shop

replace example.com/money => ./libraries/money
-- libraries/money/go.mod --
module example.com/money
-- libraries/money/money.go --
package money
-- platform/log/log.go --
package log
-- platform/platform.go --
package platform

import _ "example.com/shop/platform/log"
-- platform/unused/unused.go --
package unused
-- pages/pages.go --
package pages

import _ "embed"
-- pages/admin/admin.go --
package admin
-- testing/check.go --
package check
-- deploy/services/orders/main.go --
package main

import (
	"net/http"

	"example.com/shop/platform"
	"example.com/money"
	"github.com/other/thing"
)
-- deploy/services/orders/main_test.go --
package main

import "example.com/shop/testing"
-- deploy/services/pages/main.go --
package main

import "example.com/shop/pages"
-- deploy/services/broken/main.go --
package main

import "example.com/shop/platform
func
`

func repository(t *testing.T, archive string) string {
	t.Helper()
	top := t.TempDir()
	if err := txtar.Write(txtar.Parse([]byte(archive)), top); err != nil {
		t.Fatal(err)
	}
	return top
}

func TestPatterns(t *testing.T) {
	top := repository(t, monorepo)
	fleet := filepath.Join(top, "deploy")
	in := func(name string) Service {
		return Service{Fleet: fleet, Dir: filepath.Join(fleet, "services", name), Name: name}
	}
	program := func(name string) Service {
		s := in(name)
		s.Go = "./services/" + name
		return s
	}
	inline := program("orders")
	inline.Dir = fleet
	for name, c := range map[string]struct {
		service Service
		want    []string
	}{
		"imports, tests and a module beside it": {program("orders"), []string{
			"deploy/services/orders/**", "go.*", "libraries/money/**", "libraries/money/go.*", "platform/*", "platform/log/**", "testing/**",
		}},
		"what a package embeds":      {program("pages"), []string{"deploy/services/pages/**", "go.*", "libraries/money/go.*", "pages/**"}},
		"a file that does not parse": {program("broken"), []string{"deploy/services/broken/**", "go.*", "libraries/money/go.*"}},
		"a folder that is not there": {program("nothing"), []string{"deploy/services/nothing/**", "go.*", "libraries/money/go.*"}},
		"no program":                 {in("www"), []string{"deploy/services/www/**"}},
		"in fleet.yaml itself": {inline, []string{
			"deploy/fleet.yaml", "deploy/services/orders/**", "deploy/services/orders/terraform/**", "go.*",
			"libraries/money/**", "libraries/money/go.*", "platform/*", "platform/log/**", "testing/**",
		}},
		"in fleet.yaml, built by a command": {Service{Fleet: fleet, Dir: fleet, Name: "www", Local: true}, []string{"deploy/**"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Patterns(Top(fleet), c.service)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestPatternsOfTheExample(t *testing.T) {
	fleet, err := filepath.Abs("../../examples/cambio")
	if err != nil {
		t.Fatal(err)
	}
	top := filepath.Dir(filepath.Dir(fleet))
	got := Patterns(top, Service{Fleet: fleet, Dir: filepath.Join(fleet, "services", "orders"), Name: "orders", Go: "./services/orders"})
	want := []string{"examples/cambio/platform/**", "examples/cambio/services/orders/**", "go.*"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("orders (-want +got):\n%s", diff)
	}
}

func TestTopWithoutRepository(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "fleet")
	if got := Top(dir); got != dir {
		t.Errorf("got %s, want the folder itself", got)
	}
	if got := Rel(dir, filepath.Dir(dir)); got != "." {
		t.Errorf("a folder outside is %s, want .", got)
	}
}

func TestEscapesWhatIsSpecial(t *testing.T) {
	if got := within("web/[id]/{a}"); got != "web/?id?/?a?/**" {
		t.Errorf("got %s", got)
	}
}

func FuzzDirectives(f *testing.F) {
	f.Add("module a\nreplace (\n\tb => ./b // why\n)\nuse ./c")
	f.Fuzz(func(t *testing.T, text string) {
		_, folders := directives(text)
		for _, folder := range folders {
			if folder == "" {
				t.Errorf("%q names an empty folder", text)
			}
		}
	})
}
