package registry

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	v1 "github.com/google/go-containerregistry/pkg/v1"
)

// repository is the index of one repository, as it is on disk.
type repository struct {
	Name   string              `json:"name"`
	Tags   map[string]string   `json:"tags"`   // to digests
	Images map[string]manifest `json:"images"` // by digest
}

type manifest struct {
	MediaType string    `json:"mediaType"`
	Bytes     int64     `json:"bytes"` // of the image: its manifest, configuration and layers
	Pushed    time.Time `json:"pushed"`
}

// Manifest is one pushed manifest of a repository, of an image or an index.
type Manifest struct {
	Digest    string
	Tags      []string // sorted
	MediaType string
	Bytes     int64 // of the manifest with its configuration and layers
	Pushed    time.Time
}

// Images returns a repository's manifests, the oldest first. One that nothing was pushed to has none.
func (r *Registry) Images(repository string) []Manifest {
	r.mu.Lock()
	defer r.mu.Unlock()
	repo := r.repository(repository)
	var out []Manifest
	for digest, m := range repo.Images {
		out = append(out, Manifest{Digest: digest, MediaType: m.MediaType, Bytes: m.Bytes, Pushed: m.Pushed})
	}
	slices.SortFunc(out, func(a, b Manifest) int {
		return cmp.Or(a.Pushed.Compare(b.Pushed), strings.Compare(a.Digest, b.Digest))
	})
	for _, tag := range slices.Sorted(maps.Keys(repo.Tags)) {
		for i := range out {
			if out[i].Digest == repo.Tags[tag] {
				out[i].Tags = append(out[i].Tags, tag)
			}
		}
	}
	return out
}

// Manifest returns the manifest that a tag or a digest (sha256:…) refers to, or ErrNotFound.
func (r *Registry) Manifest(repository, reference string) (raw []byte, m Manifest, err error) {
	r.mu.Lock()
	digest := reference
	if tagged, ok := r.repository(repository).Tags[reference]; ok {
		digest = tagged
	}
	r.mu.Unlock()
	images := r.Images(repository)
	i := slices.IndexFunc(images, func(m Manifest) bool { return m.Digest == digest })
	if i < 0 {
		return nil, Manifest{}, fmt.Errorf("%w: %s %s", ErrNotFound, repository, reference)
	}
	hash, err := v1.NewHash(digest)
	if err != nil {
		return nil, Manifest{}, err
	}
	raw, err = os.ReadFile(r.blobs.path(hash))
	return raw, images[i], err
}

// Delete forgets a repository and all its images. Layers stay: others may share them.
func (r *Registry) Delete(repository string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	repo := r.repository(repository)
	delete(r.repositories, repository)
	for _, reference := range append(slices.Collect(maps.Keys(repo.Tags)), slices.Collect(maps.Keys(repo.Images))...) {
		if err := r.drop(repository, reference); err != nil {
			return err
		}
	}
	if err := os.Remove(r.path(repository)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// repository returns a repository's index, an empty one if nothing was pushed; the caller holds the lock.
func (r *Registry) repository(name string) *repository {
	if repo, ok := r.repositories[name]; ok {
		return repo
	}
	return &repository{Name: name, Tags: map[string]string{}, Images: map[string]manifest{}}
}

func (r *Registry) path(name string) string {
	return filepath.Join(r.dir, url.PathEscape(name)+".json")
}

// record writes a manifest and the index that lists it; the caller holds the lock.
func (r *Registry) record(repo *repository, reference string, digest v1.Hash, mediaType string, raw []byte) error {
	if err := writeFile(r.blobs.path(digest), bytes.NewReader(raw)); err != nil {
		return err
	}
	repo = repo.clone()
	if _, ok := repo.Images[digest.String()]; !ok {
		repo.Images[digest.String()] = manifest{MediaType: mediaType, Bytes: imageBytes(raw), Pushed: time.Now().UTC()}
	}
	if reference != digest.String() {
		repo.Tags[reference] = digest.String()
	}
	return r.save(repo)
}

// forget takes a tag, or an image with all its tags, out of the index; the caller holds the lock.
func (r *Registry) forget(name, reference string) error {
	repo := r.repository(name).clone()
	if _, ok := repo.Tags[reference]; ok {
		delete(repo.Tags, reference)
		return r.save(repo)
	}
	if _, ok := repo.Images[reference]; !ok {
		return ErrNotFound
	}
	delete(repo.Images, reference)
	for tag, digest := range repo.Tags {
		if digest == reference {
			delete(repo.Tags, tag)
			if err := r.drop(name, tag); err != nil {
				return err
			}
		}
	}
	return r.save(repo)
}

func (repo *repository) clone() *repository {
	return &repository{Name: repo.Name, Tags: maps.Clone(repo.Tags), Images: maps.Clone(repo.Images)}
}

// save writes the index; memory follows only when the disk has it.
func (r *Registry) save(repo *repository) error {
	raw, err := json.Marshal(repo)
	if err != nil {
		return err
	}
	if err := writeFile(r.path(repo.Name), bytes.NewReader(raw)); err != nil {
		return err
	}
	r.repositories[repo.Name] = repo
	return nil
}

func (r *Registry) load() error {
	entries, err := os.ReadDir(r.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".json" {
			continue
		}
		raw, err := os.ReadFile(filepath.Join(r.dir, e.Name()))
		if err != nil {
			return err
		}
		repo := r.repository("")
		if err := json.Unmarshal(raw, repo); err != nil {
			return fmt.Errorf("registry index %s: %w", filepath.Join(r.dir, e.Name()), err)
		}
		if err := r.restore(repo); err != nil {
			return err
		}
	}
	return nil
}

// restore replays a repository's manifests, oldest first, since an index comes after its images.
func (r *Registry) restore(repo *repository) error {
	r.repositories[repo.Name] = repo
	for _, m := range r.Images(repo.Name) {
		raw, _, err := r.Manifest(repo.Name, m.Digest)
		if err != nil {
			return err
		}
		for _, reference := range append([]string{m.Digest}, m.Tags...) {
			if err := r.replay(repo.Name, reference, m.MediaType, raw); err != nil {
				return err
			}
		}
	}
	return nil
}

func imageBytes(raw []byte) int64 {
	size := int64(len(raw))
	m, err := v1.ParseManifest(bytes.NewReader(raw))
	if err != nil {
		return size
	}
	size += m.Config.Size
	for _, l := range m.Layers {
		size += l.Size
	}
	return size
}
