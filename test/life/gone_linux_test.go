package life

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"flota.dev/flota/test/bed"
)

// awaitNoProcess fails if a task or a database server outlives its sandbox.
func awaitNoProcess(t *testing.T, f *bed.Fleet) {
	t.Helper()
	bed.Await(t, "tasks and databases are gone", func() bool { return len(processes(t, f)) == 0 })
}

// processes returns the tasks and database servers of a sandbox that run, by
// the sandbox's folder in their environment or command line.
func processes(t *testing.T, f *bed.Fleet) []string {
	t.Helper()
	all, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, proc := range all {
		for _, file := range []string{"environ", "cmdline"} {
			// A process may end while it is looked at.
			text, _ := os.ReadFile(filepath.Join(proc, file))
			if bytes.Contains(text, []byte(filepath.Join(f.Dir, ".flota"))) {
				out = append(out, filepath.Base(proc))
				break
			}
		}
	}
	return out
}
