package config

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
)

// readPlan reads a plan of testdata, in a workspace or a new one.
func readPlan(t testing.TB, w *Workspace, file string) *Stack {
	t.Helper()
	data, err := os.ReadFile("testdata/plan/" + file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := w.ReadPlan(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestReadPlan tells what is read of a plan that makes everything, and of one that changes nothing.
func TestReadPlan(t *testing.T) {
	for _, name := range []string{"first", "again"} {
		t.Run(name, func(t *testing.T) {
			w := NewWorkspace()
			golden(t, "testdata/plan/"+name+".txt", story(w, readPlan(t, w, name+".json")))
		})
	}
}

// storyOf tells what the configuration of the plans says with its values, and
// with the account that the plans know.
func storyOf(t *testing.T, w *Workspace) string {
	t.Helper()
	s, err := w.Evaluate(Options{Dir: "testdata/plan", VarFiles: []string{"testdata/plan/values.tfvars"}})
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(story(w, s), "${data.aws_caller_identity.current.account_id}", "000000000000")
}

// TestLay evaluates a configuration without its values and lays a plan over it:
// then it says what it says with its values.
func TestLay(t *testing.T) {
	w := NewWorkspace()
	known := storyOf(t, w)
	for _, file := range []string{"first.json", "again.json"} {
		t.Run(file, func(t *testing.T) {
			s, err := w.Evaluate(Options{Dir: "testdata/plan"})
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Lay(readPlan(t, w, file)); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(known, story(w, s)); diff != "" {
				t.Error(diff)
			}
			for _, r := range s.Resources {
				if !strings.HasSuffix(r.Range.Filename, "main.tf") {
					t.Errorf("%s stands in %s", r.Address, r.Range.Filename)
				}
			}
		})
	}
}

// TestLayOverKnown lays a plan over a configuration with its values: nothing changes.
func TestLayOverKnown(t *testing.T) {
	w := NewWorkspace()
	for _, file := range []string{"first.json", "again.json"} {
		s, err := w.Evaluate(Options{Dir: "testdata/plan", VarFiles: []string{"testdata/plan/values.tfvars"}})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Lay(readPlan(t, w, file)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(storyOf(t, w), story(w, s)); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}

func TestPlanThatCannotBeRead(t *testing.T) {
	for src, want := range map[string]string{
		"":                         "p.json: the plan cannot be read: it ends too early",
		"{":                        "p.json: the plan cannot be read: it ends too early",
		"[]":                       "p.json: the plan cannot be read: json: cannot unmarshal array into Go value of type config.planFile",
		"{}":                       "p.json: the plan cannot be read: it has no format_version",
		`{"format_version":"2.0"}`: "p.json: the plan cannot be read: its format_version is 2.0, and only 1 is known",
		`{"format_version":"1.2"}`: "p.json: the plan cannot be read: it holds no plan",
		`{"format_version":"1.2","resource_changes":[]} x`: "p.json: the plan cannot be read: something follows the JSON value",
		strings.Repeat("[", 1000):                          "p.json: the plan cannot be read: line 1: too large to be worked out: more than 200 values inside each other",
	} {
		_, err := NewWorkspace().ReadPlan("p.json", []byte(src))
		if err == nil || err.Error() != want {
			t.Errorf("%.40q: %v, want %s", src, err, want)
		}
		if diag.ExitOf(err) != diag.BadManifest {
			t.Errorf("%.40q: exit %d", src, diag.ExitOf(err))
		}
	}
}
