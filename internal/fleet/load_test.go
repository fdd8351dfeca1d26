package fleet

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"flota.dev/flota/internal/diag"
)

var update = flag.Bool("update", false, "write the golden files anew")

// unpack writes an archive's files into a new folder and makes it the working folder.
func unpack(t *testing.T, archive string) {
	t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := txtar.Write(a, dir); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
}

// told renders problems much as the command line does.
func told(err error) string {
	var b strings.Builder
	list, ok := errors.AsType[diag.List](err)
	if !ok {
		return fmt.Sprintf("no list of problems: %v", err)
	}
	for _, e := range list {
		fmt.Fprintln(&b, e)
		if e.Excerpt != "" {
			// Under a tab stands a tab, so that the mark stands under the place.
			lead := []rune(e.Excerpt)[:min(max(e.At.Column-1, 0), len([]rune(e.Excerpt)))]
			for i, r := range lead {
				if r != '\t' {
					lead[i] = ' '
				}
			}
			fmt.Fprintf(&b, "    %s\n    %s^\n", e.Excerpt, string(lead))
		}
		if e.Hint != "" {
			fmt.Fprintf(&b, "    hint: %s\n", e.Hint)
		}
	}
	return b.String()
}

func TestLoadErrors(t *testing.T) {
	archives, err := filepath.Glob("testdata/errors/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, archive := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(archive), ".txtar"), func(t *testing.T) {
			golden, err := filepath.Abs(strings.TrimSuffix(archive, ".txtar") + ".golden")
			if err != nil {
				t.Fatal(err)
			}
			unpack(t, archive)
			_, err = Load(".")
			if exit := diag.ExitOf(err); exit != diag.BadManifest {
				t.Errorf("exit %d, want %d", exit, diag.BadManifest)
			}
			got := told(err)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}
