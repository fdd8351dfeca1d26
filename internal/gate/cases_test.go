package gate

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/catalog"
	"flota.dev/flota/internal/gate/check"
)

// TestCases holds every check to its labelled cases. In bad cases, resources
// named bad… fail and no others; in good ones nothing fails or is unknown; in
// unknown ones, those named unsure… are unknown.
func TestCases(t *testing.T) {
	for _, c := range catalog.All() {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			entries, err := os.ReadDir(filepath.Join("testdata", c.ID))
			if err != nil {
				t.Fatalf("a check needs cases: %v", err)
			}
			for _, kind := range []string{"bad", "good"} {
				if !slices.ContainsFunc(entries, func(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), kind) }) {
					t.Errorf("no %s case", kind)
				}
			}
			for _, e := range entries {
				t.Run(e.Name(), func(t *testing.T) { testCase(t, c, e) })
			}
		})
	}
}

func testCase(t *testing.T, c check.Check, e os.DirEntry) {
	t.Helper()
	root := filepath.Join("testdata", c.ID, e.Name())
	if !e.IsDir() {
		source, err := os.ReadFile(root)
		if err != nil {
			t.Fatal(err)
		}
		root = t.TempDir()
		if err := os.WriteFile(filepath.Join(root, e.Name()), source, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	stack, err := config.NewWorkspace().Evaluate(config.Options{Dir: root})
	if err != nil {
		t.Fatal(err)
	}
	world := check.NewWorld(stack)
	failed, unknown := verdicts(c, world)
	kind, _, _ := strings.Cut(strings.TrimSuffix(e.Name(), ".tf"), "-")
	switch kind {
	case "bad":
		same(t, "fails", failed, named(c, world, "bad"))
	case "good":
		same(t, "fails", failed, nil)
		same(t, "is unknown", unknown, nil)
	case "unknown":
		same(t, "fails", failed, nil)
		same(t, "is unknown", unknown, named(c, world, "unsure"))
	default:
		t.Errorf("%s is none of bad, good and unknown", e.Name())
	}
}

// verdicts runs one check, and returns the addresses of what fails and of what is unknown.
func verdicts(c check.Check, w *check.World) (failed, unknown []string) {
	for _, typ := range c.Types {
		for _, r := range w.Of(typ) {
			s := &check.Subject{Resource: r, World: w}
			c.Look(s)
			for _, seen := range s.Seen {
				if seen.Unknown {
					unknown = append(unknown, r.Address)
				} else {
					failed = append(failed, r.Address)
				}
			}
		}
	}
	return failed, unknown
}

// named returns what the cases say: the resources that are named so. A block of
// Terraform's settings has no name, so there each of them counts.
func named(c check.Check, w *check.World, prefix string) []string {
	var out []string
	for _, typ := range c.Types {
		for _, r := range w.Of(typ) {
			if strings.HasPrefix(r.Name, prefix) || r.Mode == config.Settings {
				out = append(out, r.Address)
			}
		}
	}
	if len(out) == 0 {
		return []string{"a resource named " + prefix + "…"}
	}
	return out
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	for _, a := range got {
		if !slices.Contains(want, a) {
			t.Errorf("%s %s", a, what)
		}
	}
	for _, a := range want {
		if !slices.Contains(got, a) {
			t.Errorf("%s should be what %s", a, what)
		}
	}
}
