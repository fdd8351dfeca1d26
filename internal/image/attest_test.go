package image

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-containerregistry/pkg/authn"
	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/registry"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
)

// holding is an image that holds files.
func holding(t *testing.T, files map[string]string) v1.Image {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for name, content := range files {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(content))}); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	layer, err := tarball.LayerFromOpener(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b.Bytes())), nil })
	if err != nil {
		t.Fatal(err)
	}
	img, err := mutate.AppendLayers(empty.Image, layer)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestComponents(t *testing.T) {
	img := holding(t, map[string]string{
		"var/lib/dpkg/status":                                "Package: libc6\nStatus: install ok installed\nVersion: 2.36-9\nDescription: C\n long text\n\nPackage: half\n\n",
		"lib/apk/db/installed":                               "C:Q1\nP:musl\nV:1.2.5-r0\n\nP:busybox\nV:1.36.1-r2\n",
		"app/node_modules/@scope/left/package.json":          `{"name": "@scope/left", "version": "1.0.0"}`,
		"app/node_modules/broken/package.json":               `{"name": `,
		"app/package.json":                                   `{"name": "app", "version": "9.9.9"}`,
		"usr/lib/python3/Flask-3.0.0.dist-info/METADATA":     "Metadata-Version: 2.1\nName: Flask\nVersion: 3.0.0\n\nA framework\n",
		"another/lib/python3/Flask-3.0.0.dist-info/METADATA": "Name: Flask\nVersion: 3.0.0\n",
		"usr/lib/python3/nothing.dist-info/METADATA":         "",
	})
	found, err := components(img)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range found {
		got = append(got, c.purl)
	}
	want := []string{
		"pkg:apk/alpine/busybox@1.36.1-r2", "pkg:apk/alpine/musl@1.2.5-r0", "pkg:deb/debian/libc6@2.36-9",
		"pkg:npm/%40scope/left@1.0.0", "pkg:pypi/flask@3.0.0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("components (-want +got):\n%s", diff)
	}
}

// key signs as KMS does.
type key struct{ private *ecdsa.PrivateKey }

func (k key) Sign(_ context.Context, message []byte) ([]byte, string, error) {
	sum := sha256.Sum256(message)
	sig, err := ecdsa.SignASN1(rand.Reader, k.private, sum[:])
	return sig, "arn:key", err
}

func TestAttest(t *testing.T) {
	server := httptest.NewServer(registry.New())
	defer server.Close()
	repository := strings.TrimPrefix(server.URL, "http://") + "/cambio/orders"
	svc, dir := goService(t, "package main\n\nfunc main() {}\n")
	img := build(t, bundle(t), svc, dir)
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Unix(1767225600, 0)
	origin := Origin{Repository: "https://git.example/cambio", Commit: "abc", Branch: "main", Builder: "arn:project", Invocation: "b1", Started: at, Finished: at}
	for range 2 { // what is said already stays
		if err := Attest(t.Context(), img, repository, origin, key{private}, authn.Anonymous, true); err != nil {
			t.Fatal(err)
		}
	}
	ref, err := name.ParseReference(repository + ":" + strings.Replace(img.Digest(), ":", "-", 1) + ".att")
	if err != nil {
		t.Fatal(err)
	}
	said, err := remote.Image(ref)
	if err != nil {
		t.Fatal(err)
	}
	layers, err := said.Layers()
	if err != nil || len(layers) != 2 {
		t.Fatalf("%d layers, %v", len(layers), err)
	}
	for n, want := range []string{spdxType, provenanceType} {
		s := opened(t, layers[n], &private.PublicKey)
		if s.PredicateType != want || s.Subject[0].Digest["sha256"] != img.digest.Hex {
			t.Errorf("%s of %v, want %s of %s", s.PredicateType, s.Subject, want, img.digest.Hex)
		}
	}
	bill, err := img.sbom(at)
	if err != nil || len(bill.Packages) < 2 || bill.Packages[1].Name != "stdlib" {
		t.Errorf("the bill of materials names %+v, %v", bill.Packages, err)
	}
}

// opened checks the signature of an envelope, and returns what it says.
func opened(t *testing.T, l v1.Layer, public *ecdsa.PublicKey) statement {
	t.Helper()
	if media, err := l.MediaType(); err != nil || media != envelopeMedia {
		t.Errorf("media type %s, %v", media, err)
	}
	r, err := l.Uncompressed()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var e envelope
	if err := json.NewDecoder(r).Decode(&e); err != nil {
		t.Fatal(err)
	}
	payload, err := base64.StdEncoding.DecodeString(e.Payload)
	if err != nil || len(e.Signatures) != 1 {
		t.Fatalf("%v in %+v", err, e)
	}
	sig, err := base64.StdEncoding.DecodeString(e.Signatures[0].Sig)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(authenticated(payload))
	if !ecdsa.VerifyASN1(public, sum[:], sig) {
		t.Error("the signature is not that of the payload")
	}
	var s statement
	if err := json.Unmarshal(payload, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func FuzzLook(f *testing.F) {
	f.Add("var/lib/dpkg/status", []byte("Package: a\nVersion: 1\n"))
	f.Add("usr/bin/program", []byte("\x7fELF"))
	f.Add("x.dist-info/METADATA", []byte("Name: a\nVersion: 1\n"))
	f.Fuzz(func(t *testing.T, file string, content []byte) {
		if _, err := look(&tar.Header{Name: file, Mode: 0o755}, bytes.NewReader(content)); err != nil {
			t.Error(err)
		}
	})
}
