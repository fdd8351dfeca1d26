package pipeline

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/event"
)

func TestBuild(t *testing.T) {
	b := Builds{Objects: newMemory()}
	if _, err := b.Load(t.Context(), "orders", "abc"); !errors.Is(err, ErrNotFound) {
		t.Errorf("a build that is not there: %v", err)
	}
	want := Build{
		Service: "orders", Version: "abc", Commit: "abc", Digest: "sha256:1", Built: time.Unix(1767225600, 0).UTC(),
		Plans: map[string]Plan{"dev": {Hash: "sha256:2", Changes: event.Changes{Add: 1}, Resources: []string{"create aws_vpc.this"}}},
	}
	if err := b.Save(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	got, err := b.Load(t.Context(), "orders", "abc")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("build (-want +got):\n%s", diff)
	}
}

func TestPlanSummary(t *testing.T) {
	for want, p := range map[string]Plan{
		"nothing to change":                                                         {},
		"2 to add, 1 to change, 0 to destroy":                                       {Changes: event.Changes{Add: 2, Change: 1}},
		"0 to add, 0 to change, 0 to destroy, 1 to import":                          {Changes: event.Changes{Import: 1}},
		"0 to add, 0 to change, 0 to destroy":                                       {Resources: []string{"move aws_vpc.this"}},
		"nothing to change; its route waits for an apply of the environment's base": {Route: "paths /a instead of /b"},
	} {
		if got := p.Summary(); got != want {
			t.Errorf("%+v: %q, want %q", p, got, want)
		}
	}
}

func files(t *testing.T, content map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range content {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		body, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(body)
	}
	return out
}

func TestPlanFolder(t *testing.T) {
	b := Builds{Objects: newMemory()}
	prefix := PlanPrefix("orders", "abc", "dev")
	if err := b.Download(t.Context(), prefix, t.TempDir()); !errors.Is(err, ErrNotFound) {
		t.Errorf("a plan that is not there: %v", err)
	}
	first, err := b.Upload(t.Context(), files(t, map[string]string{"plan.json": "{}", "old.tfplan": "1"}), prefix)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"plan.json": "{}", "new.tfplan": "2"}
	second, err := b.Upload(t.Context(), files(t, want), prefix)
	if err != nil || first == second {
		t.Fatalf("another plan has the hash %s too, or %v", second, err)
	}
	dir := t.TempDir()
	if err := b.Download(t.Context(), prefix, dir); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, read(t, dir)); diff != "" {
		t.Errorf("plan (-want +got):\n%s", diff)
	}
}

// TestPlanStaysInItsFolder is about who can write to the bucket but must not write elsewhere.
func TestPlanStaysInItsFolder(t *testing.T) {
	for _, name := range []string{"../out", "a/b", ".."} {
		m := newMemory()
		b := Builds{Objects: m}
		prefix := PlanPrefix("orders", "abc", "dev")
		if err := m.Put(t.Context(), prefix+name, []byte("x"), false); err != nil {
			t.Fatal(err)
		}
		if err := b.Download(t.Context(), prefix, t.TempDir()); err == nil || !strings.Contains(err.Error(), "no file of the name") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPack(t *testing.T) {
	site := fstest.MapFS{"index.html": {Data: []byte("<p>")}, "css/site.css": {Data: []byte("p{}")}}
	packed, err := Pack(site)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := Unpack(packed, dir); err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(os.DirFS(dir), "index.html", "css/site.css"); err != nil {
		t.Error(err)
	}
	again, err := Pack(os.DirFS(dir))
	if err != nil || string(again) != string(packed) {
		t.Errorf("the same files were packed otherwise: %v", err)
	}
}

func FuzzUnpack(f *testing.F) {
	packed, err := Pack(fstest.MapFS{"index.html": {Data: []byte("<p>")}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(packed)
	f.Add(packed[:20])
	f.Fuzz(func(t *testing.T, packed []byte) {
		// It may fail, but neither panic nor write outside of the folder, which os.Root sees to.
		_ = Unpack(packed, t.TempDir())
	})
}
