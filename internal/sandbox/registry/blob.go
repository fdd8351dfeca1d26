package registry

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/google/go-containerregistry/pkg/registry"
	v1 "github.com/google/go-containerregistry/pkg/v1"
)

// blobs keeps layers, configurations and manifests in files named by their
// digest, shared by all repositories. The library's own disk handler hashes a
// blob each time it is asked for its size, which is too slow here, and leaves
// half-written files behind when the disk is full.
type blobs struct{ dir string }

func (b blobs) path(h v1.Hash) string { return filepath.Join(b.dir, h.Algorithm+"-"+h.Hex) }

func (b blobs) has(h v1.Hash) bool {
	_, err := os.Stat(b.path(h))
	return err == nil
}

// Stat returns the size in bytes.
func (b blobs) Stat(_ context.Context, _ string, h v1.Hash) (int64, error) {
	info, err := os.Stat(b.path(h))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, registry.ErrNotFound
	}
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// Get opens a blob.
func (b blobs) Get(_ context.Context, _ string, h v1.Hash) (io.ReadCloser, error) {
	f, err := os.Open(b.path(h))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, registry.ErrNotFound
	}
	return f, err
}

// Put stores a blob; the library has wrapped rc so that a wrong digest is a read error.
func (b blobs) Put(_ context.Context, _ string, h v1.Hash, rc io.ReadCloser) error {
	return writeFile(b.path(h), rc)
}

// writeFile writes a file that is either whole or not there.
func writeFile(path string, content io.Reader) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := io.Copy(f, content); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
