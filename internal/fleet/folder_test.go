package fleet

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Whoever adds all files of a project to Git adds none of flota's own.
func TestGitIgnoresTheFolder(t *testing.T) {
	dir := t.TempDir()
	git := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	git("init", "--quiet")
	made, err := MakeFolder(dir, "terraform", "instances")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(made, "state"), []byte("kept to itself"), 0o600); err != nil {
		t.Fatal(err)
	}
	git("add", "--all")
	if tracked := git("ls-files"); tracked != "" {
		t.Errorf("Git tracks\n%s", tracked)
	}
}

// What a project wrote there itself stays.
func TestMakeFolderKeepsAGitignore(t *testing.T) {
	dir := t.TempDir()
	for range 2 {
		if _, err := MakeFolder(dir); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, Folder, ".gitignore"), []byte("sandbox\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := os.ReadFile(filepath.Join(dir, Folder, ".gitignore")); string(got) != "sandbox\n" {
		t.Errorf(".gitignore is %q", got)
	}
}
