package image

import (
	"archive/tar"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-containerregistry/pkg/registry"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/validate"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// write puts files into a new folder. A path that ends in ! is runnable.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		mode := os.FileMode(0o644)
		if rest, ok := strings.CutSuffix(name, "!"); ok {
			name, mode = rest, 0o755
		}
		at := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(content), mode); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func build(t *testing.T, b *Builder, svc *fleet.Service, dir string) *Image {
	t.Helper()
	img, err := b.Build(t.Context(), svc, dir, Host())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := img.Close(); err != nil {
			t.Error(err)
		}
	})
	return img
}

func goService(t *testing.T, main string) (*fleet.Service, string) {
	t.Helper()
	dir := write(t, map[string]string{"go.mod": "module shop.example\n\ngo 1.26\n", "services/orders/main.go": main})
	svc := &fleet.Service{
		Name: "orders", Kind: fleet.HTTP, Port: 8080, Build: fleet.Build{Go: "./services/orders"},
		Dir: filepath.Join(dir, "services/orders"),
	}
	return svc, dir
}

func commandService(t *testing.T, files map[string]string) *fleet.Service {
	t.Helper()
	return &fleet.Service{
		Name: "orders", Kind: fleet.HTTP, Dir: write(t, files),
		Build: fleet.Build{Command: "mkdir -p dist/lib && cp server dist && cp data dist/lib && ln -sf lib/data dist/link", Output: "dist", Run: []string{"./server", "-v"}},
	}
}

// bundle returns a builder whose images do not depend on this machine's certificates.
func bundle(t *testing.T) *Builder {
	t.Helper()
	return &Builder{Certificates: filepath.Join(write(t, map[string]string{"ca.crt": "certificates"}), "ca.crt")}
}

// entries lists an image's layers: mode, owner and name of each entry.
func entries(t *testing.T, img v1.Image) map[string]tar.Header {
	t.Helper()
	layers, err := img.Layers()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]tar.Header{}
	for _, l := range layers {
		r, err := l.Uncompressed()
		if err != nil {
			t.Fatal(err)
		}
		for tr := tar.NewReader(r); ; {
			h, err := tr.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			out[h.Name] = tar.Header{Mode: h.Mode, Uid: h.Uid, Linkname: h.Linkname, ModTime: h.ModTime.UTC()}
		}
	}
	return out
}

func TestBuildGo(t *testing.T) {
	const source = "package main\n\nfunc main() { println(%q) }\n"
	svc, dir := goService(t, strings.Replace(source, "%q", `"one"`, 1))
	b := bundle(t)
	b.Revision = "abc123"
	first := build(t, b, svc, dir)
	if err := validate.Image(first.image); err != nil {
		t.Error(err)
	}
	file, err := first.image.ConfigFile()
	if err != nil {
		t.Fatal(err)
	}
	want := v1.Config{
		Entrypoint: []string{"/app/orders"}, WorkingDir: "/app", User: "65532:65532",
		ExposedPorts: map[string]struct{}{"8080/tcp": {}},
		Env:          []string{"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"},
		Labels:       map[string]string{"org.opencontainers.image.title": "orders", "org.opencontainers.image.revision": "abc123"},
	}
	if diff := cmp.Diff(want, file.Config); diff != "" {
		t.Errorf("config (-want +got):\n%s", diff)
	}
	if p := (Platform{file.OS, file.Architecture}); p != Host() {
		t.Errorf("platform %s, want %s", p, Host())
	}
	svc, dir = goService(t, strings.Replace(source, "%q", `"one"`, 1))
	if again := build(t, b, svc, dir); again.Digest() != first.Digest() {
		t.Errorf("the same source in another folder: %s, want %s", again.Digest(), first.Digest())
	}
	svc, dir = goService(t, strings.Replace(source, "%q", `"two"`, 1))
	if changed := build(t, b, svc, dir); changed.Digest() == first.Digest() {
		t.Error("changed source gives the same digest")
	}
}

func TestBuildCommand(t *testing.T) {
	files := map[string]string{"server!": "#!/bin/sh\n", "data": "1"}
	b := bundle(t)
	first := build(t, b, commandService(t, files), "")
	epoch := tar.Header{}.ModTime.AddDate(1969, 0, 0)
	want := map[string]tar.Header{
		"etc/":                              {Mode: 0o755, ModTime: epoch},
		"etc/ssl/":                          {Mode: 0o755, ModTime: epoch},
		"etc/ssl/certs/":                    {Mode: 0o755, ModTime: epoch},
		"etc/ssl/certs/ca-certificates.crt": {Mode: 0o644, ModTime: epoch},
		"tmp/":                              {Mode: 0o1777, ModTime: epoch},
		"app/":                              {Mode: 0o755, ModTime: epoch},
		"app/server":                        {Mode: 0o755, ModTime: epoch},
		"app/lib/":                          {Mode: 0o755, ModTime: epoch},
		"app/lib/data":                      {Mode: 0o644, ModTime: epoch},
		"app/link":                          {Mode: 0o777, ModTime: epoch, Linkname: "lib/data"},
	}
	if diff := cmp.Diff(want, entries(t, first.image)); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	file, err := first.image.ConfigFile()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"/app/server", "-v"}, file.Config.Entrypoint); diff != "" {
		t.Errorf("entrypoint (-want +got):\n%s", diff)
	}
	if again := build(t, b, commandService(t, files), ""); again.Digest() != first.Digest() {
		t.Errorf("the same files: %s, want %s", again.Digest(), first.Digest())
	}
	files["data"] = "2"
	if changed := build(t, b, commandService(t, files), ""); changed.Digest() == first.Digest() {
		t.Error("a changed file gives the same digest")
	}
	if size, err := first.Size(); err != nil || size == 0 {
		t.Errorf("size %d, error %v", size, err)
	}
}

func TestBuildWithoutCertificates(t *testing.T) {
	b := &Builder{Certificates: filepath.Join(t.TempDir(), "none")}
	img := build(t, b, commandService(t, map[string]string{"server!": "", "data": ""}), "")
	if len(img.Warnings) != 1 || !strings.Contains(img.Warnings[0], "cannot call https") {
		t.Errorf("warnings %q", img.Warnings)
	}
}

func TestBuildErrors(t *testing.T) {
	command := func(b fleet.Build) *fleet.Service {
		return &fleet.Service{Name: "orders", Kind: fleet.HTTP, Build: b, Dir: write(t, map[string]string{"dist/data": ""})}
	}
	broken, fleetDir := goService(t, "package main\n\nfunc main() { undefined() }\n")
	library, libraryDir := goService(t, "package orders\n")
	absent := &fleet.Service{Name: "orders", Kind: fleet.HTTP, Build: fleet.Build{Go: "./nowhere"}}
	tests := []struct {
		name   string
		svc    *fleet.Service
		dir    string
		what   string
		detail string
	}{
		{"compile", broken, fleetDir, `building "orders" failed: go build ./services/orders: exit status 1`, "services/orders/main.go:3:15: undefined: undefined"},
		{"no program", library, libraryDir, "./services/orders is not a program: its package is not main", ""},
		{"no package", absent, fleetDir, "there is no folder ./nowhere in " + fleetDir, ""},
		{"command", command(fleet.Build{Command: "echo one; echo two >&2; exit 3", Output: "dist", Run: []string{"x"}}), "", "exit status 3", "one\ntwo"},
		{"no output", command(fleet.Build{Command: "true", Output: "out", Run: []string{"x"}}), "", "left no folder", ""},
		{"not in the output", command(fleet.Build{Command: "true", Output: "dist", Run: []string{"node"}}), "", "runs node, which is not in", ""},
		{"outside of the output", command(fleet.Build{Command: "true", Output: "dist", Run: []string{"../dist/data"}}), "", "which is not in", ""},
		{"not executable", command(fleet.Build{Command: "true", Output: "dist", Run: []string{"data"}}), "", "runs data, which is not executable", ""},
		{"no dockerfile", command(fleet.Build{Dockerfile: "Dockerfile"}), "", "there is no", ""},
		{"site", &fleet.Service{Name: "www", Kind: fleet.Site}, "", `the site "www" has files, not an image`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := (&Builder{}).Build(t.Context(), tt.svc, tt.dir, Host())
			e, ok := errors.AsType[*diag.Error](err)
			if !ok {
				t.Fatalf("error %v, want a *diag.Error", err)
			}
			if !strings.Contains(e.What, tt.what) {
				t.Errorf("error %q, want %q", e.What, tt.what)
			}
			if detail := strings.Join(e.Detail, "\n"); !strings.Contains(detail, tt.detail) {
				t.Errorf("detail %q, want %q", detail, tt.detail)
			}
		})
	}
}

func TestBuildStopsWithContext(t *testing.T) {
	svc := &fleet.Service{Name: "orders", Dir: t.TempDir(), Build: fleet.Build{Command: "echo > started; sleep 1000", Output: "dist"}}
	interrupted := errors.New("interrupted")
	ctx, cancel := context.WithCancelCause(t.Context())
	go func() {
		for tick := time.NewTicker(time.Millisecond); ctx.Err() == nil; <-tick.C {
			if _, err := os.Stat(filepath.Join(svc.Dir, "started")); err == nil {
				cancel(interrupted)
			}
		}
	}()
	if _, err := (&Builder{}).Build(ctx, svc, "", Host()); !errors.Is(err, interrupted) {
		t.Errorf("error %v, want the context's cause", err)
	}
}

// counting serves a registry in memory and counts the requests that upload.
func counting(t *testing.T) (host string, uploads *atomic.Int32) {
	t.Helper()
	uploads = new(atomic.Int32)
	in := registry.New()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			uploads.Add(1)
		}
		in.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return strings.TrimPrefix(server.URL, "http://"), uploads
}

func TestPush(t *testing.T) {
	host, uploads := counting(t)
	b := bundle(t)
	files := map[string]string{"server!": "", "data": "1"}
	img := build(t, b, commandService(t, files), "")
	push := func(img *Image, tag string) int32 {
		t.Helper()
		uploads.Store(0)
		if err := Push(t.Context(), img, host+"/cambio/orders:"+tag, nil, true); err != nil {
			t.Fatal(err)
		}
		return uploads.Load()
	}
	first := push(img, "v1")
	if again := push(img, "v1"); again != 0 {
		t.Errorf("pushing what is there took %d uploads", again)
	}
	files["data"] = "2"
	if changed := push(build(t, b, commandService(t, files), ""), "v2"); changed == 0 || changed >= first {
		t.Errorf("a changed layer took %d uploads, all of the image %d", changed, first)
	}
}

func TestPushErrors(t *testing.T) {
	svc := &fleet.Service{Name: "orders"}
	img, err := newImage(svc.Name, empty.Image)
	if err != nil {
		t.Fatal(err)
	}
	answer := func(status int) string {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/v2/" {
				w.WriteHeader(status)
			}
		}))
		t.Cleanup(server.Close)
		return strings.TrimPrefix(server.URL, "http://") + "/cambio/orders:v1"
	}
	tests := []struct {
		name, ref, hint string
		exit            diag.Exit
	}{
		{"bad name", "Not A Name", "", 0},
		{"no rights", answer(http.StatusForbidden), "the credentials in use may not push to this repository", diag.NoCredentials},
		{"no repository", answer(http.StatusNotFound), "the repository is not there yet: flota apply makes it", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, ok := errors.AsType[*diag.Error](Push(t.Context(), img, tt.ref, nil, true))
			if !ok || e.Hint != tt.hint || e.Exit != tt.exit {
				t.Errorf("error %+v, want hint %q and exit %d", e, tt.hint, tt.exit)
			}
		})
	}
}
