// Package registry is the sandbox's container registry: the OCI distribution
// protocol as ECR speaks it, with everything on disk.
//
// The protocol itself is go-containerregistry's. That package keeps manifests
// in memory; this one writes them down before they are acknowledged, replays
// them at the start, and holds ECR's own rules: a repository must have been
// made before images are pushed to it, and its tags may be immutable.
package registry

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/google/go-containerregistry/pkg/registry"
	v1 "github.com/google/go-containerregistry/pkg/v1"
)

// ErrNotFound says that a repository has no such image.
var ErrNotFound = errors.New("no such image")

// maxManifest is the distribution specification's bound on manifests.
const maxManifest = 4 << 20

// Registry is an http.Handler for the paths under /v2/.
type Registry struct {
	dir    string
	blobs  blobs
	inner  http.Handler
	lookup func(repository string) (immutable, found bool)

	mu           sync.Mutex
	repositories map[string]*repository
}

// Open opens the registry under dir, which is made if it is not there.
func Open(dir string) (*Registry, error) {
	r := &Registry{
		dir:          filepath.Join(dir, "repositories"),
		blobs:        blobs{dir: filepath.Join(dir, "blobs")},
		lookup:       func(string) (immutable, found bool) { return false, true },
		repositories: map[string]*repository{},
	}
	for _, d := range []string{r.dir, r.blobs.dir} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			return nil, err
		}
	}
	r.inner = registry.New(
		registry.WithBlobHandler(r.blobs),
		registry.WithReferrersSupport(true),
		registry.Logger(log.New(io.Discard, "", 0)),
	)
	if err := r.load(); err != nil {
		return nil, err
	}
	return r, nil
}

// Repositories tells the registry how to find out whether a repository is there
// and whether its tags are immutable. Until it is called, every repository is
// there. Call it before serving.
func (r *Registry) Repositories(lookup func(repository string) (immutable, found bool)) {
	r.lookup = lookup
}

// ServeHTTP answers the distribution protocol.
func (r *Registry) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	name, kind, reference := splitPath(req.URL.Path)
	if name == "" {
		r.inner.ServeHTTP(w, req)
		return
	}
	immutable, found := r.lookup(name)
	switch {
	case !found:
		fail(w, http.StatusNotFound, "NAME_UNKNOWN", fmt.Sprintf("The repository with name '%s' does not exist in the registry", name))
	case kind == "manifests" && req.Method == http.MethodPut:
		r.put(w, req, name, reference, immutable)
	case kind == "manifests" && req.Method == http.MethodDelete:
		r.remove(w, req, name, reference)
	default:
		r.inner.ServeHTTP(w, req)
	}
}

// splitPath takes /v2/NAME/KIND/REFERENCE apart, where NAME may hold slashes
// and KIND is manifests, blobs, tags or referrers.
func splitPath(path string) (name, kind, reference string) {
	part := strings.Split(strings.TrimPrefix(path, "/v2/"), "/")
	for i := len(part) - 2; i > 0; i-- {
		switch part[i] {
		case "manifests", "blobs", "tags", "referrers":
			return strings.Join(part[:i], "/"), part[i], strings.Join(part[i+1:], "/")
		}
	}
	return "", "", ""
}

// put takes a manifest in: checked and on disk first, then into the protocol's memory.
func (r *Registry) put(w http.ResponseWriter, req *http.Request, name, reference string, immutable bool) {
	raw, err := io.ReadAll(io.LimitReader(req.Body, maxManifest+1))
	if err != nil || len(raw) > maxManifest {
		fail(w, http.StatusBadRequest, "MANIFEST_INVALID", "the manifest cannot be read or is larger than 4 MiB")
		return
	}
	digest, _, err := v1.SHA256(bytes.NewReader(raw))
	if err != nil {
		fail(w, http.StatusInternalServerError, "UNKNOWN", err.Error())
		return
	}
	if strings.HasPrefix(reference, "sha256:") && reference != digest.String() {
		fail(w, http.StatusBadRequest, "DIGEST_INVALID", "the manifest's digest is "+digest.String())
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	repo := r.repository(name)
	if missing := r.missing(repo, raw); missing != "" {
		fail(w, http.StatusNotFound, "MANIFEST_BLOB_UNKNOWN", missing+" was not uploaded")
		return
	}
	if old, ok := repo.Tags[reference]; ok && immutable && old != digest.String() {
		fail(w, http.StatusBadRequest, "TAG_INVALID", fmt.Sprintf(
			"The image tag '%s' already exists in the '%s' repository and cannot be overwritten because the tag is immutable.", reference, name))
		return
	}
	if err := r.record(repo, reference, digest, req.Header.Get("Content-Type"), raw); err != nil {
		fail(w, http.StatusInternalServerError, "UNKNOWN", err.Error())
		return
	}
	req.Body = io.NopCloser(bytes.NewReader(raw))
	r.inner.ServeHTTP(w, req)
}

// missing returns the first part of a manifest that was not uploaded: a blob
// of an image, or an image of an index.
func (r *Registry) missing(repo *repository, raw []byte) string {
	if index, err := v1.ParseIndexManifest(bytes.NewReader(raw)); err == nil {
		for _, d := range index.Manifests {
			if _, ok := repo.Images[d.Digest.String()]; !ok && d.MediaType.IsDistributable() {
				return "image " + d.Digest.String()
			}
		}
	}
	image, err := v1.ParseManifest(bytes.NewReader(raw))
	if err != nil || image.Config.Digest.Hex == "" {
		return ""
	}
	for _, d := range append(image.Layers, image.Config) {
		if d.MediaType.IsDistributable() && !r.blobs.has(d.Digest) {
			return "blob " + d.Digest.String()
		}
	}
	return ""
}

func (r *Registry) remove(w http.ResponseWriter, req *http.Request, name, reference string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.forget(name, reference); err != nil && !errors.Is(err, ErrNotFound) {
		fail(w, http.StatusInternalServerError, "UNKNOWN", err.Error())
		return
	}
	r.inner.ServeHTTP(w, req)
}

// replay puts a manifest into the protocol's memory again.
func (r *Registry) replay(name, reference, mediaType string, raw []byte) error {
	return r.ask(http.MethodPut, name, reference, mediaType, raw)
}

// drop takes a manifest out of the protocol's memory.
func (r *Registry) drop(name, reference string) error {
	return r.ask(http.MethodDelete, name, reference, "", nil)
}

func (r *Registry) ask(method, name, reference, mediaType string, raw []byte) error {
	target := &url.URL{Path: "/v2/" + name + "/manifests/" + reference}
	req, err := http.NewRequest(method, target.String(), bytes.NewReader(raw))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", mediaType)
	a := answer{header: http.Header{}}
	r.inner.ServeHTTP(&a, req)
	if a.status >= http.StatusBadRequest {
		return fmt.Errorf("manifest %s of %s: %s", reference, name, a.body.Bytes())
	}
	return nil
}

// answer holds what the protocol's handler answers to ourselves.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *answer) Header() http.Header         { return a.header }
func (a *answer) Write(b []byte) (int, error) { return a.body.Write(b) }
func (a *answer) WriteHeader(status int)      { a.status = status }

// fail answers an error in the distribution protocol's form.
func fail(w http.ResponseWriter, status int, code, message string) {
	type problem struct {
		Code    string `json:"code"`
		Message string `json:"message"`
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// An error here means that the client is gone.
	_ = json.NewEncoder(w).Encode(map[string][]problem{"errors": {{Code: code, Message: message}}})
}
