package gate

import (
	"path/filepath"
	"strings"
	"testing"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/catalog"
	"flota.dev/flota/internal/gate/check"
)

// BenchmarkSecrets runs the checks of secrets over flota's own stacks, evaluated before.
func BenchmarkSecrets(b *testing.B) {
	dirs, err := filepath.Glob("../../stacks/*")
	if err != nil || len(dirs) == 0 {
		b.Fatal("no stacks", err)
	}
	w := config.NewWorkspace()
	var stacks []*config.Stack
	for _, dir := range dirs {
		s, err := w.Evaluate(config.Options{Dir: dir})
		if err != nil {
			b.Fatal(err)
		}
		stacks = append(stacks, s)
	}
	var checks []check.Check
	for _, c := range catalog.All() {
		if strings.HasPrefix(c.ID, "secrets-") {
			checks = append(checks, c)
		}
	}
	for b.Loop() {
		Run(check.NewWorld(stacks...), nil, Options{Checks: checks})
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(stacks)), "µs/stack")
}
