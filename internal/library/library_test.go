package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// origin is a repository that modules are fetched from.
type origin struct {
	t   *testing.T
	dir string
}

// newOrigin makes one with a module, and a tag v1 on it.
func newOrigin(t *testing.T) origin {
	t.Helper()
	o := origin{t, t.TempDir()}
	o.git("init", "--quiet", "--initial-branch=main")
	o.commit("network/vpc/main.tf", "# one\n")
	o.git("tag", "-a", "-m", "one", "v1")
	return o
}

func (o origin) git(args ...string) string {
	o.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "protocol.file.allow=always"}, args...)...)
	cmd.Dir = o.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		o.t.Fatalf("git %v: %s", args, out)
	}
	return strings.TrimSpace(string(out))
}

func (o origin) commit(name, content string) string {
	o.t.Helper()
	put(o.t, filepath.Join(o.dir, "modules", name), content)
	o.git("add", "--all")
	o.git("commit", "--quiet", "--message", "change")
	return o.git("rev-parse", "HEAD")
}

func (o origin) fleet(ref string) *fleet.Fleet {
	return &fleet.Fleet{Dir: o.t.TempDir(), Modules: fleet.Modules{Source: "git::file://" + o.dir, Ref: ref}}
}

func put(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// get returns the one module's text.
func get(t *testing.T, f *fleet.Fleet) (string, error) {
	t.Helper()
	fsys, err := Get(t.Context(), f)
	if err != nil {
		return "", err
	}
	text, err := fs.ReadFile(fsys, "network/vpc/main.tf")
	return string(text), err
}

func wantModule(t *testing.T, f *fleet.Fleet, want string) {
	t.Helper()
	if got, err := get(t, f); got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}

func TestTag(t *testing.T) {
	o := newOrigin(t)
	f := o.fleet("v1")
	o.commit("network/vpc/main.tf", "# two\n")
	wantModule(t, f, "# one\n")
	text, err := os.ReadFile(filepath.Join(f.Dir, LockFile))
	if err != nil || !strings.Contains(string(text), o.git("rev-parse", "v1^{commit}")) || !strings.Contains(string(text), `"hash": "sha256:`) {
		t.Errorf("the lock says %s, %v", text, err)
	}
	left, _ := filepath.Glob(filepath.Join(f.Dir, ".flota", ".git-*"))
	if len(left) > 0 {
		t.Errorf("%v is left behind", left)
	}
}

func TestCommit(t *testing.T) {
	o := newOrigin(t)
	old := o.git("rev-parse", "HEAD")
	o.commit("network/vpc/main.tf", "# two\n")
	wantModule(t, o.fleet(old), "# one\n")
	_, err := get(t, o.fleet(strings.Repeat("0", 40)))
	if err == nil || !strings.Contains(err.Error(), "it has no commit 0000") {
		t.Errorf("error %v", err)
	}
}

func TestOffline(t *testing.T) {
	o := newOrigin(t)
	f := o.fleet("v1")
	wantModule(t, f, "# one\n")
	if err := os.Rename(o.dir, o.dir+"-away"); err != nil {
		t.Fatal(err)
	}
	wantModule(t, f, "# one\n")
	if err := os.RemoveAll(filepath.Join(f.Dir, ".flota")); err != nil {
		t.Fatal(err)
	}
	if _, err := get(t, f); err == nil || len(diag.Problems(err)) != 1 || diag.Problems(err)[0].Hint == "" {
		t.Errorf("error %v, want one with a hint", err)
	}
}

// TestTampered changes what lies in the cache: it is fetched again.
func TestTampered(t *testing.T) {
	o := newOrigin(t)
	f := o.fleet("v1")
	for name, tamper := range map[string]func(dir string) error{
		"changed": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "network/vpc/main.tf"), []byte("# evil\n"), 0o644)
		},
		"added": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "network/vpc/evil.tf"), []byte("# evil\n"), 0o644)
		},
		"removed": func(dir string) error { return os.Remove(filepath.Join(dir, "network/vpc/main.tf")) },
		"linked": func(dir string) error {
			return os.Symlink(filepath.Join(o.dir, "modules"), filepath.Join(dir, "link"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			wantModule(t, f, "# one\n")
			dir := filepath.Join(f.Dir, ".flota", "modules", o.git("rev-parse", "v1^{commit}"))
			if err := tamper(dir); err != nil {
				t.Fatal(err)
			}
			wantModule(t, f, "# one\n")
			if files, err := readFiles(dir); err != nil || len(files) != 1 {
				t.Errorf("%d files are in the cache, %v", len(files), err)
			}
		})
	}
}

// TestMovedTag holds that a tag which leads elsewhere is told, and not used.
func TestMovedTag(t *testing.T) {
	o := newOrigin(t)
	f := o.fleet("v1")
	wantModule(t, f, "# one\n")
	o.commit("network/vpc/main.tf", "# two\n")
	o.git("tag", "--force", "v1")
	wantModule(t, f, "# one\n") // nobody asks while the cache is good
	if err := os.RemoveAll(filepath.Join(f.Dir, ".flota")); err != nil {
		t.Fatal(err)
	}
	_, err := get(t, f)
	if !errors.Is(err, ErrMoved) || !strings.Contains(err.Error(), "has moved") || diag.Problems(err)[0].At.File != LockFile {
		t.Errorf("error %v, want ErrMoved", err)
	}
	if err := os.Remove(filepath.Join(f.Dir, LockFile)); err != nil {
		t.Fatal(err)
	}
	wantModule(t, f, "# two\n")
}

// TestForgedHash holds that the hash in the lock counts, and not the commit alone.
func TestForgedHash(t *testing.T) {
	o := newOrigin(t)
	f := o.fleet("v1")
	wantModule(t, f, "# one\n")
	l, err := readLock(filepath.Join(f.Dir, LockFile))
	if err != nil {
		t.Fatal(err)
	}
	l.Modules.Hash = "sha256:" + strings.Repeat("0", 64)
	if err := writeLock(filepath.Join(f.Dir, LockFile), l); err != nil {
		t.Fatal(err)
	}
	if _, err := get(t, f); !errors.Is(err, ErrMoved) {
		t.Errorf("error %v, want ErrMoved", err)
	}
}

func TestNewRefIsPinnedAnew(t *testing.T) {
	o := newOrigin(t)
	f := o.fleet("v1")
	wantModule(t, f, "# one\n")
	o.commit("network/vpc/main.tf", "# two\n")
	o.git("tag", "v2")
	f.Modules.Ref = "v2"
	wantModule(t, f, "# two\n")
}

func TestRefusals(t *testing.T) {
	o := newOrigin(t)
	o.git("branch", "release")
	for ref, want := range map[string]string{
		"release": "is a branch", "main": "is a branch", "v9": "couldn't find remote ref", "--upload-pack=x": "couldn't find remote ref",
	} {
		_, err := get(t, o.fleet(ref))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", ref, err, want)
		}
	}
}

func TestFolders(t *testing.T) {
	o := newOrigin(t)
	put(t, filepath.Join(o.dir, "infra", "terraform", "modules", "network", "vpc", "main.tf"), "# deep\n")
	o.commit("x.tf", "")
	o.git("tag", "deep")
	f := o.fleet("deep")
	f.Modules.Source += "//infra/terraform"
	wantModule(t, f, "# deep\n")
	f = o.fleet("deep")
	f.Modules.Source += "//elsewhere"
	if _, err := get(t, f); err == nil || !strings.Contains(err.Error(), "has no folder elsewhere/modules") {
		t.Errorf("error %v", err)
	}
}

func TestLinksAreRefused(t *testing.T) {
	o := newOrigin(t)
	if err := os.Symlink("/etc/passwd", filepath.Join(o.dir, "modules", "link.tf")); err != nil {
		t.Fatal(err)
	}
	o.commit("x.tf", "")
	o.git("tag", "linked")
	if _, err := get(t, o.fleet("linked")); err == nil || !strings.Contains(err.Error(), "link.tf is no plain file") {
		t.Errorf("error %v", err)
	}
}

func TestBrokenLock(t *testing.T) {
	o := newOrigin(t)
	for _, text := range []string{"{", `{"modules": {"commit": "../../x", "source": "", "ref": ""}}`, `{"other": 1}`} {
		f := o.fleet("v1")
		put(t, filepath.Join(f.Dir, LockFile), text)
		_, err := get(t, f)
		if e, ok := errors.AsType[*diag.Error](err); !ok || e.At.File != LockFile {
			t.Errorf("%s: error %v", text, err)
		}
	}
}

// TestAtOnce lets many use the same fleet before anything is there.
func TestAtOnce(t *testing.T) {
	o := newOrigin(t)
	f := o.fleet("v1")
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			fsys, err := Get(context.Background(), f)
			if err == nil {
				_, err = fs.ReadFile(fsys, "network/vpc/main.tf")
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	wantModule(t, f, "# one\n")
}

func FuzzReadTree(f *testing.F) {
	f.Add([]byte("100644 blob 0123\tmain.tf\x00120000 blob 0123\tlink\x00"), []byte("0123 blob 3\nabc\n"))
	f.Fuzz(func(t *testing.T, listed, printed []byte) {
		blobs, err := readTree(listed)
		if err != nil {
			return
		}
		for _, b := range blobs {
			if !filepath.IsLocal(b.name) {
				t.Errorf("%q leads elsewhere", b.name)
			}
		}
		files, err := readBatch(printed, blobs)
		if err == nil && len(files) > len(blobs) {
			t.Error(fmt.Sprint(files))
		}
	})
}
