package image

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/fleet"
)

func TestFiles(t *testing.T) {
	site := func(content string) *fleet.Service {
		dir := write(t, map[string]string{"public/index.html": content, "public/css/site.css": "", "public/.well-known/x": "", "public/LOGO.SVG": ""})
		return &fleet.Service{Name: "www", Kind: fleet.Site, Dir: dir, Build: fleet.Build{Command: "echo '{}' > public/data.json", Output: "public"}}
	}
	svc := site("<p>")
	got, err := (&Builder{}).Files(t.Context(), svc)
	if err != nil {
		t.Fatal(err)
	}
	const none = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	want := []File{
		{".well-known/x", none, 0, "application/octet-stream"},
		{"LOGO.SVG", none, 0, "image/svg+xml"},
		{"css/site.css", none, 0, "text/css; charset=utf-8"},
		{"data.json", "sha256:ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356", 3, "application/json"},
		{"index.html", "sha256:33f2799467177287a29260780a107ac98ea63dd6165f67fcc0d74767d0a82090", 3, "text/html; charset=utf-8"},
	}
	if diff := cmp.Diff(want, got.List); diff != "" {
		t.Errorf("List (-want +got):\n%s", diff)
	}
	if got.Dir != filepath.Join(svc.Dir, "public") {
		t.Errorf("Dir %q", got.Dir)
	}
	again, err := (&Builder{}).Files(t.Context(), site("<p>"))
	if err != nil || again.Digest != got.Digest {
		t.Errorf("the same files: %v, %v; want %s", again, err, got.Digest)
	}
	changed, err := (&Builder{}).Files(t.Context(), site("<b>"))
	if err != nil || changed.Digest == got.Digest {
		t.Errorf("a changed file: %v, %v", changed, err)
	}
}

func TestFilesErrors(t *testing.T) {
	dir := write(t, map[string]string{"empty/sub/x": ""})
	for output, want := range map[string]string{"nowhere": "left no folder", "empty": "has no files"} {
		svc := &fleet.Service{Name: "www", Kind: fleet.Site, Dir: dir, Build: fleet.Build{Command: "rm -f empty/sub/x", Output: output}}
		if _, err := (&Builder{}).Files(t.Context(), svc); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", output, err, want)
		}
	}
}
