package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/store"
)

const name = "example/shop"

// world is a repository with a working copy beside it.
type world struct {
	*testing.T
	dir   string
	store *store.Store
	*Repositories
}

func newWorld(t *testing.T, hook ...string) *world {
	t.Helper()
	w := &world{T: t, dir: t.TempDir()}
	var err error
	if w.store, err = store.Open(filepath.Join(w.dir, "store.db")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.store.Close() })
	w.Repositories = New(Config{Dir: filepath.Join(w.dir, "git"), Store: w.store, Hook: hook})
	if err := w.Ensure(t.Context(), name, "main"); err != nil {
		t.Fatal(err)
	}
	w.git("init", "-q", "-b", "main", ".")
	w.git("remote", "add", "sandbox", w.Path(name))
	return w
}

func (w *world) git(args ...string) string {
	w.Helper()
	work := filepath.Join(w.dir, "work")
	if err := os.MkdirAll(work, 0o755); err != nil {
		w.Fatal(err)
	}
	cmd := exec.Command("git", args...)
	cmd.Dir = work
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_AUTHOR_NAME=Ana", "GIT_AUTHOR_EMAIL=ana@shop.example", "GIT_COMMITTER_NAME=Ana", "GIT_COMMITTER_EMAIL=ana@shop.example")
	out, err := cmd.CombinedOutput()
	if err != nil {
		w.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (w *world) commit(file, text string) {
	w.Helper()
	path := filepath.Join(w.dir, "work", file)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		w.Fatal(err)
	}
	w.git("add", "-A")
	w.git("commit", "-q", "-m", "change "+file)
}

// pushed returns what was pushed since the last call: a line for each, with its files.
func (w *world) pushed() []string {
	w.Helper()
	out := []string{}
	err := w.Pushed(w.Context(), name, func(pushes []Push) error {
		for _, p := range pushes {
			files, err := w.Files(w.Context(), p)
			if err != nil {
				return err
			}
			out = append(out, p.Branch+p.Tag+": "+strings.Join(files, " "))
		}
		return nil
	})
	if err != nil {
		w.Fatal(err)
	}
	return out
}

func TestPushes(t *testing.T) {
	w := newWorld(t)
	expect := func(what string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(append([]string{}, want...), w.pushed()); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	expect("an empty repository")
	w.commit("a", "1")
	w.commit("b/ä ö", "1")
	w.git("push", "-q", "sandbox", "main")
	expect("the first push", "main: a b/ä ö")
	expect("nothing new")
	w.commit("c", "1")
	w.commit("c", "2")
	w.git("rm", "-q", "a")
	w.git("commit", "-q", "-m", "a goes, and comes back")
	w.commit("a", "1")
	w.git("push", "-q", "sandbox", "main")
	expect("what one commit changes and the next changes back", "main: a c")
	w.git("push", "-q", "sandbox", "main:same")
	expect("a branch without commits of its own", "same: ")
	w.git("checkout", "-q", "-b", "feature")
	w.commit("feature", "1")
	w.git("push", "-q", "sandbox", "feature")
	expect("a new branch", "feature: feature")
	w.git("checkout", "-q", "main")
	w.commit("d", "1")
	w.git("merge", "-q", "--no-ff", "-m", "merge", "feature")
	w.git("push", "-q", "sandbox", "main")
	expect("a merge of a branch that was seen", "main: d feature")
	w.git("tag", "-a", "-m", "one", "v1")
	w.git("push", "-q", "sandbox", "v1", ":same")
	expect("a tag, and a branch that goes", "v1: ")
	w.git("reset", "-q", "--hard", "HEAD~1")
	w.commit("forced", "1")
	w.git("push", "-q", "-f", "sandbox", "main")
	expect("a forced push", "main: forced")
	failed := errors.New("not now")
	w.commit("e", "1")
	w.git("push", "-q", "sandbox", "main")
	if err := w.Pushed(t.Context(), name, func([]Push) error { return failed }); !errors.Is(err, failed) {
		t.Error(err)
	}
	expect("after a failure it comes again", "main: e")
}

func TestCommits(t *testing.T) {
	w := newWorld(t)
	w.commit("a", "1")
	w.git("push", "-q", "sandbox", "main")
	head := w.git("rev-parse", "HEAD")
	c, err := w.Commit(t.Context(), name, head[:8])
	if err != nil || c.ID != head || c.AuthorName != "Ana" || c.Message != "change a" {
		t.Errorf("%+v, %v", c, err)
	}
	for _, id := range []string{"0000000", "--all", ""} {
		if _, err := w.Commit(t.Context(), name, id); err == nil && id != "" {
			t.Errorf("%q is a commit", id)
		}
	}
	if _, err := w.Head(t.Context(), name, "none"); !errors.Is(err, ErrNoBranch) {
		t.Error(err)
	}
	for _, bad := range []string{"shop", "../shop", "a/../b", "a/b/c", "/a", "a/-b", ".a/b"} {
		if err := w.Ensure(t.Context(), bad, ""); !errors.Is(err, ErrName) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	for _, whole := range []bool{true, false} {
		_, raw, err := w.Fetch(t.Context(), Revision{Repository: name, Branch: "main", Whole: whole})
		if err != nil {
			t.Fatal(err)
		}
		archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		ref, found, err := ReadReference(archive)
		if err != nil || found != whole || found && ref.Commit != head {
			t.Errorf("%+v, %v, %v", ref, found, err)
		}
	}
}

// TestHook holds that a push runs the program with the repository's name, in a folder
// with a name that a shell would take apart, and that the program's failure does not fail the push.
func TestHook(t *testing.T) {
	out := filepath.Join(t.TempDir(), "it's here")
	w := newWorld(t, "sh", "-c", `echo "pushed $2" | tee "$1"; exit 3`, "hook", out)
	w.commit("a", "1")
	if said := w.git("push", "sandbox", "main"); !strings.Contains(said, "remote: pushed "+name) {
		t.Errorf("git says %q", said)
	}
	if text, err := os.ReadFile(out); err != nil || string(text) != "pushed "+name+"\n" {
		t.Errorf("%q, %v", text, err)
	}
}
