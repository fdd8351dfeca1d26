package sandbox

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
)

// TestUpTellsWhyItFailed starts shells in the place of sandboxes: of each, only
// its own words may be told.
func TestUpTellsWhyItFailed(t *testing.T) {
	dir := t.TempDir()
	log := filepath.Join(dir, Folder, "sandbox.log")
	for _, c := range []struct {
		script string
		want   diag.Error
	}{
		{"echo 'flota: the port is taken' >&2; echo 'hint: another' >&2; exit 64",
			diag.Error{What: "the sandbox did not start: the port is taken", Hint: "another", Exit: diag.Usage}},
		{"echo up; echo 'flota: the disk is full'; exit 1",
			diag.Error{What: "the sandbox did not start: the disk is full", Exit: diag.Failed}},
		{"echo 'panic: oh'; exit 2",
			diag.Error{What: "the sandbox did not start", Detail: []string{"panic: oh"}, Hint: "the whole log is in " + log}},
	} {
		_, started, err := Up(t.Context(), dir, []string{"sh", "-c", c.script})
		if started {
			t.Errorf("%s: started", c.script)
		}
		got, ok := errors.AsType[*diag.Error](err)
		if !ok {
			t.Errorf("%s: %v", c.script, err)
			continue
		}
		if diff := cmp.Diff(&c.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.script, diff)
		}
	}
	if _, _, err := Up(t.Context(), dir, []string{"/no/such/program"}); err == nil {
		t.Error("a program that is not there started")
	}
}

func TestResetLeavesAloneWhatMayRun(t *testing.T) {
	dir := writeState(t, "{")
	if err := Reset(dir); err == nil {
		t.Error("reset with a state file that does not tell whether the sandbox runs")
	}
	if !Remembered(dir) {
		t.Error("the state file is gone")
	}
}
