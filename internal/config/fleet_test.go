package config_test

import (
	"io/fs"
	"os"
	"testing"

	"flota.dev/flota"
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/stack"
)

// fleetOptions writes the working folders of the example fleet's stacks, and
// returns what evaluates them.
func fleetOptions(t testing.TB) []config.Options {
	t.Helper()
	dir := t.TempDir()
	example, err := fs.Sub(flota.Examples, "examples/cambio")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, example); err != nil {
		t.Fatal(err)
	}
	f, err := fleet.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	layout := stack.NewLayout(f, stack.Library{Stacks: flota.Stacks, Modules: flota.Modules})
	var out []config.Options
	for _, i := range stack.All(f) {
		w, err := layout.Materialise(i, nil)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, config.Options{Dir: w.Dir, Name: i.ID, Origins: w.Origins})
	}
	return out
}

// TestEvaluateFleet holds that flota's own stacks are evaluated whole.
func TestEvaluateFleet(t *testing.T) {
	w := config.NewWorkspace()
	for _, o := range fleetOptions(t) {
		s, err := w.Evaluate(o)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Left) > 0 {
			t.Errorf("%s: left %v", s.Name, s.Left)
		}
		for _, r := range s.Resources {
			if r.Maybe {
				t.Errorf("%s: it is not known whether %s exists", s.Name, r.Address)
			}
		}
	}
}

func BenchmarkEvaluate(b *testing.B) {
	all := fleetOptions(b)
	b.Run("one", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			evaluateAll(b, all[len(all)-1:])
		}
	})
	b.Run("fleet", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			evaluateAll(b, all)
		}
		b.ReportMetric(float64(len(all)), "stacks")
	})
}

func evaluateAll(b *testing.B, all []config.Options) {
	w := config.NewWorkspace()
	for _, o := range all {
		if _, err := w.Evaluate(o); err != nil {
			b.Fatal(err)
		}
	}
}
