// Package floors holds the law of the layout: a package imports lower floors
// only, and what is fenced in stays behind its fence. ARCHITECTURE.md draws it.
package floors

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const (
	module = "flota.dev/flota/"
	// root is the package at the module's root, as checkImport knows it.
	root = ""
)

// floors are the floors from the ground up; packages of one floor do not know each other.
var floors = [][]string{
	{"internal/diag", "internal/dag", "internal/event", "internal/iam", "internal/secret"},
	{"internal/fleet", "internal/config", "internal/source", "internal/rest"},
	{"internal/cost", "internal/stack", "internal/ledger", "internal/image", "internal/library"},
	{"internal/gate", "internal/provision", "internal/release", "internal/pipeline"},
	{"internal/terraform", "internal/cloud", "internal/sandbox", "internal/bitbucket", "internal/hcp"},
	{"internal/load", "internal/view"},
	{"internal/cli"},
	{"cmd/flota"},
}

// rooms are the floors inside the sandbox, which is one adapter to the rest.
var rooms = [][]string{
	{"clock", "store", "process", "published", "appspec"},
	{"logs", "registry", "metrics", "door"},
	{"balancer", "runtime", "database", "discovery", "machines", "source", "meter"},
	{"deployer", "build"},
	{"pipeline", "events"},
	{"api", "provider"},
	{""},
}

// fences name who may import a third party's packages, by prefix.
var fences = map[string][]string{
	"github.com/aws/aws-sdk-go-v2":    {"internal/cloud"},
	"github.com/spf13/cobra":          {"internal/cli"},
	"charm.land/lipgloss":             {"internal/view"},
	"github.com/goccy/go-yaml":        {"internal/fleet", "internal/config", "internal/source", "internal/sandbox/build", "internal/sandbox/appspec"},
	"github.com/hashicorp/hc-install": {"internal/terraform"},
	"go.etcd.io/bbolt":                {"internal/sandbox/store", "internal/sandbox/api"},
}

type pkg struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %s", exit.Stderr)
		}
		t.Fatal(err)
	}
	var all []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// floorOf returns the floor of a package and the name by which that floor knows it.
func floorOf(path string, plan [][]string) (floor int, name string) {
	for i, names := range plan {
		for _, n := range names {
			if path == n || n != "" && strings.HasPrefix(path, n+"/") {
				return i, n
			}
		}
	}
	return -1, ""
}

func TestImportsGoDown(t *testing.T) {
	for _, p := range packages(t) {
		from, ok := strings.CutPrefix(p.ImportPath, module)
		if !ok || !(strings.HasPrefix(from, "internal/") || strings.HasPrefix(from, "cmd/")) {
			continue
		}
		for _, i := range p.Imports {
			if to, ok := strings.CutPrefix(i+"/", module); ok {
				checkImport(t, from, strings.TrimSuffix(to, "/"))
			}
		}
	}
}

func checkImport(t *testing.T, from, to string) {
	t.Helper()
	if to == root {
		if from != "internal/cli" {
			t.Errorf("%s imports the module's root, which holds embedded files: cli hands them down", from)
		}
		return
	}
	high, fromName := floorOf(from, floors)
	low, toName := floorOf(to, floors)
	switch {
	case high < 0:
		t.Errorf("%s is on no floor: give it one in floors", from)
	case low < 0:
		t.Errorf("%s is on no floor: give it one in floors", to)
	case fromName == toName && fromName == "internal/sandbox":
		checkRoom(t, from, to)
	case fromName == toName:
		// A package and its own inner packages.
	case low >= high:
		t.Errorf("%s imports %s, which is not on a lower floor", from, to)
	}
}

func checkRoom(t *testing.T, from, to string) {
	t.Helper()
	high, fromRoom := floorOf(strings.TrimPrefix(strings.TrimPrefix(from, "internal/sandbox"), "/"), rooms)
	low, toRoom := floorOf(strings.TrimPrefix(strings.TrimPrefix(to, "internal/sandbox"), "/"), rooms)
	if high < 0 || low < 0 {
		t.Errorf("%s or %s has no room in the sandbox: give it one in rooms", from, to)
		return
	}
	if low >= high && fromRoom != toRoom {
		t.Errorf("%s imports %s, which is not on a lower floor of the sandbox", from, to)
	}
}

func TestFences(t *testing.T) {
	for _, p := range packages(t) {
		from := strings.TrimPrefix(p.ImportPath, module)
		if strings.HasPrefix(from, "examples/") {
			continue
		}
		for _, i := range p.Imports {
			for fenced, inside := range fences {
				if strings.HasPrefix(i, fenced) && !slices.ContainsFunc(inside, func(in string) bool { return from == in || strings.HasPrefix(from, in+"/") }) {
					t.Errorf("%s imports %s, which only %s may", from, i, strings.Join(inside, ", "))
				}
			}
		}
	}
}

// TestCatches keeps the two checks honest: they must fail on what they forbid.
func TestCatches(t *testing.T) {
	if f, _ := floorOf("internal/release/watch", floors); f != 3 {
		t.Errorf("internal/release/watch is on floor %d, want 3", f)
	}
	if f, _ := floorOf("internal/releases", floors); f != -1 {
		t.Errorf("internal/releases is on floor %d, want none", f)
	}
	if r, _ := floorOf("api", rooms); r != 5 {
		t.Errorf("api is in room %d, want 5", r)
	}
	if r, _ := floorOf("", rooms); r != 6 {
		t.Errorf("sandbox itself is in room %d, want 6", r)
	}
}
