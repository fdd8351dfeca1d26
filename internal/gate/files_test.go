package gate

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/catalog"
	"flota.dev/flota/internal/gate/check"
)

// plant writes files below a new folder.
func plant(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func addresses(t *testing.T, path string) []string {
	t.Helper()
	found, err := Files(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range found {
		out = append(out, f.Check+" "+f.Address)
	}
	return out
}

func TestFiles(t *testing.T) {
	token := "ghp_" + strings.Repeat("a1B2c3D4e5F6", 3)
	dir := plant(t, map[string]string{
		"a.txt":                    "first\n" + token + "\n",
		"app/settings.yaml":        "api_key: " + "9f86d081" + "884c7d659a2feaa0c55ad015\n",
		"app/store.p12":            "\x00\x01",
		"binary.dat":               "\x00" + token,
		"large.txt":                token + strings.Repeat("\n", mostRead),
		"web/node_modules/x/a.js":  token,
		".terraform/modules/x.tf":  token,
		"internal/testdata/a.txt":  token,
		"web/package-lock.json":    token,
		"ignored.txt":              token,
		".gitignore":               "ignored.txt\n",
		"fine.tf":                  "# nothing\n",
		"build/ignored/nested.txt": token,
	})
	if err := os.Symlink("a.txt", filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	all := []string{"secrets-file a.txt", "secrets-file-name app/settings.yaml", "secrets-file app/store.p12", "secrets-file build/ignored/nested.txt"}
	if diff := cmp.Diff(append(all, "secrets-file ignored.txt"), addresses(t, dir)); diff != "" {
		t.Errorf("without git: %s", diff)
	}
	if diff := cmp.Diff([]string{"secrets-file a.txt"}, addresses(t, filepath.Join(dir, "internal/testdata"))); diff != "" {
		t.Errorf("testdata by its name: %s", diff)
	}
	if diff := cmp.Diff([]string{"secrets-file package-lock.json"}, addresses(t, filepath.Join(dir, "web/package-lock.json"))); diff != "" {
		t.Errorf("a file by its name: %s", diff)
	}
	if out, err := exec.Command("git", "init", "--quiet", dir).CombinedOutput(); err != nil {
		t.Fatalf("git init: %s", out)
	}
	if err := os.RemoveAll(filepath.Join(dir, ".terraform")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(all, addresses(t, dir)); diff != "" {
		t.Errorf("with git: %s", diff)
	}
	if _, err := Files(t.Context(), filepath.Join(dir, "nowhere")); err == nil {
		t.Error("a missing folder is no error")
	}
}

func TestFileFinding(t *testing.T) {
	token := "ghp_" + strings.Repeat("a1B2c3D4e5F6", 3)
	dir := plant(t, map[string]string{"a.txt": "first\n" + token + "\n"})
	found, err := Files(t.Context(), dir)
	if err != nil || len(found) != 1 {
		t.Fatalf("%v, %v", found, err)
	}
	f := found[0]
	if f.File != filepath.Join(dir, "a.txt") || f.Line != 2 || f.EndLine != 2 || f.Why() == "" || f.Mend() == "" {
		t.Errorf("%+v", f)
	}
	if f.Message != "ghp_… looks like a secret: github pat" {
		t.Errorf("message %q", f.Message)
	}
}

// TestFilesEchoNothing holds that a secret in Terraform is told once, by the
// check that knows what it is for.
func TestFilesEchoNothing(t *testing.T) {
	dir := plant(t, map[string]string{
		"main.tf": "locals {\n  api_key = \"ghp_" + strings.Repeat("a1B2c3D4e5F6", 3) + "\"\n}\n\n# ghp_" + strings.Repeat("a1B2c3D4e5F6", 3) + "\n",
	})
	raw, err := Files(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	stack, err := config.NewWorkspace().Evaluate(config.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range Run(check.NewWorld(stack), raw, Options{Checks: catalog.All()}).Findings {
		if f.Family == check.Secrets {
			got = append(got, fmt.Sprintf("%s %s:%d", f.Check, filepath.Base(f.File), f.Line))
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"secrets-file main.tf:5", "secrets-local main.tf:2"}, got); diff != "" {
		t.Error(diff)
	}
}
