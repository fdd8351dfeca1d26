package registry

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/random"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/remote/transport"
	"github.com/google/go-containerregistry/pkg/v1/validate"
)

func open(t *testing.T, dir string) *Registry {
	t.Helper()
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func serve(t *testing.T, r *Registry) (host string) {
	t.Helper()
	server := httptest.NewServer(r)
	t.Cleanup(server.Close)
	return strings.TrimPrefix(server.URL, "http://")
}

func reference(t *testing.T, host, rest string) name.Reference {
	t.Helper()
	ref, err := name.ParseReference(host + "/" + rest)
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

func push(t *testing.T, host, rest string, img v1.Image) {
	t.Helper()
	if err := remote.Write(reference(t, host, rest), img); err != nil {
		t.Fatal(err)
	}
}

func image(t *testing.T) (v1.Image, string) {
	t.Helper()
	img, err := random.Image(1024, 2)
	if err != nil {
		t.Fatal(err)
	}
	digest, err := img.Digest()
	if err != nil {
		t.Fatal(err)
	}
	return img, digest.String()
}

func TestImagesSurviveRestart(t *testing.T) {
	dir := t.TempDir()
	img, digest := image(t)
	push(t, serve(t, open(t, dir)), "shop/orders:v1", img)

	r := open(t, dir)
	pulled, err := remote.Image(reference(t, serve(t, r), "shop/orders:v1"))
	if err != nil {
		t.Fatal(err)
	}
	if err := validate.Image(pulled); err != nil {
		t.Error(err)
	}
	for _, ref := range []string{"v1", digest} {
		local, err := r.Image("shop/orders", ref)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate.Image(local); err != nil {
			t.Errorf("%s: %v", ref, err)
		}
	}
	want := []Manifest{{Digest: digest, Tags: []string{"v1"}, MediaType: "application/vnd.docker.distribution.manifest.v2+json"}}
	if diff := cmp.Diff(want, r.Images("shop/orders"), cmpopts.IgnoreFields(Manifest{}, "Pushed", "Bytes")); diff != "" {
		t.Error(diff)
	}
}

func TestImageNotThere(t *testing.T) {
	r := open(t, t.TempDir())
	if _, err := r.Image("shop/orders", "v1"); !errors.Is(err, ErrNotFound) {
		t.Errorf("error = %v, want ErrNotFound", err)
	}
}

func TestIndexPicksThisMachine(t *testing.T) {
	r := open(t, t.TempDir())
	host := serve(t, r)
	var index v1.ImageIndex = empty.Index
	want := map[string]string{}
	for _, arch := range []string{"amd64", "arm64"} {
		img, digest := image(t)
		want[arch] = digest
		index = mutate.AppendManifests(index, mutate.IndexAddendum{
			Add:        img,
			Descriptor: v1.Descriptor{Platform: &v1.Platform{OS: "linux", Architecture: arch}},
		})
	}
	if err := remote.WriteIndex(reference(t, host, "shop/orders:multi"), index); err != nil {
		t.Fatal(err)
	}
	got, err := r.Image("shop/orders", "multi")
	if err != nil {
		t.Fatal(err)
	}
	digest, err := got.Digest()
	if err != nil {
		t.Fatal(err)
	}
	if digest.String() != want["amd64"] && digest.String() != want["arm64"] {
		t.Errorf("picked %s, want one of %v", digest, want)
	}
}

func TestRules(t *testing.T) {
	r := open(t, t.TempDir())
	r.Repositories(func(repository string) (immutable, found bool) {
		return repository == "shop/fixed", repository != "shop/none"
	})
	host := serve(t, r)
	first, _ := image(t)
	second, _ := image(t)
	push(t, host, "shop/fixed:v1", first)
	push(t, host, "shop/loose:v1", first)
	tests := map[string]struct {
		reference string
		image     v1.Image
		want      transport.ErrorCode
	}{
		"unknown repository":        {"shop/none:v1", first, "NAME_UNKNOWN"},
		"immutable tag":             {"shop/fixed:v1", second, "TAG_INVALID"},
		"immutable tag, same image": {"shop/fixed:v1", first, ""},
		"new tag":                   {"shop/fixed:v2", second, ""},
		"mutable tag":               {"shop/loose:v1", second, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			err := remote.Write(reference(t, host, test.reference), test.image)
			if got := code(err); got != test.want {
				t.Errorf("code = %q, want %q (%v)", got, test.want, err)
			}
		})
	}
}

func code(err error) transport.ErrorCode {
	if e, ok := errors.AsType[*transport.Error](err); ok && len(e.Errors) > 0 {
		return e.Errors[0].Code
	}
	return ""
}

func TestManifestWithoutItsLayers(t *testing.T) {
	host := serve(t, open(t, t.TempDir()))
	img, _ := image(t)
	raw, err := img.RawManifest()
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPut, "http://"+host+"/v2/shop/orders/manifests/v1", strings.NewReader(string(raw)))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusNotFound || !strings.Contains(string(body), "MANIFEST_BLOB_UNKNOWN") {
		t.Errorf("answer = %d %s", resp.StatusCode, body)
	}
}

func TestDelete(t *testing.T) {
	dir := t.TempDir()
	r := open(t, dir)
	host := serve(t, r)
	img, digest := image(t)
	push(t, host, "shop/orders:v1", img)
	push(t, host, "shop/orders:v2", img)
	if err := remote.Delete(reference(t, host, "shop/orders@"+digest)); err != nil {
		t.Fatal(err)
	}
	if got := r.Images("shop/orders"); got != nil {
		t.Errorf("images after delete: %v", got)
	}
	if _, err := remote.Head(reference(t, host, "shop/orders:v1")); err == nil {
		t.Error("a tag outlives its image")
	}
	push(t, host, "shop/orders:v1", img)
	if err := r.Delete("shop/orders"); err != nil {
		t.Fatal(err)
	}
	if got := open(t, dir).Images("shop/orders"); got != nil {
		t.Errorf("images after the repository's delete: %v", got)
	}
}

func FuzzSplitPath(f *testing.F) {
	f.Add("/v2/shop/orders/manifests/v1")
	f.Add("/v2/shop/orders/blobs/uploads/1")
	f.Add("/v2/shop/orders/manifests/tags")
	f.Add("/v2/")
	f.Fuzz(func(t *testing.T, path string) {
		name, kind, reference := splitPath(path)
		if name != "" && !strings.HasSuffix(path, name+"/"+kind+"/"+reference) {
			t.Errorf("%q became %q %q %q", path, name, kind, reference)
		}
	})
}
