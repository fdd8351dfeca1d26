package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/gate"
	"flota.dev/flota/internal/secret"
	"flota.dev/flota/internal/view"
)

// fix writes the safe mends into the files and shows what changed. Whether
// anything is left to mend by hand decides the exit code.
func (a *app) fix(e *examination, f checkFlags) error {
	mended, err := gate.Mend(e.report, own)
	if err != nil {
		return err
	}
	fixed := 0
	for _, m := range mended {
		name := nearest(m.File)
		a.say("%s", secret.Redact(string(diff.Diff("a/"+name, m.Before, "b/"+name, m.After))))
		if err := replace(m.File, m.After); err != nil {
			return err
		}
		fixed += len(m.Findings)
	}
	left := e.report.Totals.Blocking
	for _, m := range mended {
		for _, finding := range m.Findings {
			if e.report.Blocks(finding) {
				left--
			}
		}
	}
	a.say("%s mended in %s; %s left that %s", view.Count(fixed, "finding"), view.Count(len(mended), "file"),
		view.Count(left, "finding"), plural(left, "blocks", "block"))
	if left > 0 {
		return exitError(diag.Blocked)
	}
	return nil
}

// own reports whether a file is the user's to change: flota's working folders are not.
func own(file string) bool {
	for part := range strings.SplitSeq(filepath.ToSlash(file), "/") {
		if part == fleet.Folder || part == ".terraform" {
			return false
		}
	}
	return true
}

// replace writes a file at once or not at all, with the mode that it had.
func replace(file string, data []byte) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	fresh := file + ".flota-fix"
	if err := os.WriteFile(fresh, data, info.Mode().Perm()); err != nil {
		return fmt.Errorf("mend %s: %w", file, err)
	}
	return os.Rename(fresh, file)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
