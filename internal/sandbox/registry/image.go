package registry

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/partial"
	"github.com/google/go-containerregistry/pkg/v1/types"
)

// Image opens an image of a repository by tag or digest (sha256:…), reading its
// layers from disk as they are asked for. Of an index it opens the image for
// this machine's architecture. An image that is not there is ErrNotFound.
func (r *Registry) Image(repository, reference string) (v1.Image, error) {
	raw, m, err := r.Manifest(repository, reference)
	if err != nil {
		return nil, err
	}
	if types.MediaType(m.MediaType).IsIndex() {
		digest, err := pick(raw)
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", repository, reference, err)
		}
		return r.Image(repository, digest)
	}
	parsed, err := v1.ParseManifest(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", repository, reference, err)
	}
	return partial.CompressedToImage(diskImage{blobs: r.blobs, raw: raw, manifest: parsed, mediaType: types.MediaType(m.MediaType)})
}

// pick returns the digest of an index's image for this machine.
func pick(raw []byte) (string, error) {
	index, err := v1.ParseIndexManifest(bytes.NewReader(raw))
	if err != nil {
		return "", err
	}
	for _, os := range []string{runtime.GOOS, "linux"} {
		for _, d := range index.Manifests {
			if d.Platform != nil && d.Platform.OS == os && d.Platform.Architecture == runtime.GOARCH {
				return d.Digest.String(), nil
			}
		}
	}
	return "", fmt.Errorf("%w: the index has no image for %s/%s", ErrNotFound, runtime.GOOS, runtime.GOARCH)
}

// diskImage is an image whose parts are blobs.
type diskImage struct {
	blobs     blobs
	raw       []byte
	manifest  *v1.Manifest
	mediaType types.MediaType
}

func (i diskImage) RawManifest() ([]byte, error)        { return i.raw, nil }
func (i diskImage) MediaType() (types.MediaType, error) { return i.mediaType, nil }
func (i diskImage) RawConfigFile() ([]byte, error) {
	return os.ReadFile(i.blobs.path(i.manifest.Config.Digest))
}
func (i diskImage) LayerByDigest(h v1.Hash) (partial.CompressedLayer, error) {
	for _, d := range append(i.manifest.Layers, i.manifest.Config) {
		if d.Digest == h {
			return diskLayer{blobs: i.blobs, descriptor: d}, nil
		}
	}
	return nil, fmt.Errorf("%w: no layer %s", ErrNotFound, h)
}

type diskLayer struct {
	blobs      blobs
	descriptor v1.Descriptor
}

func (l diskLayer) Digest() (v1.Hash, error)            { return l.descriptor.Digest, nil }
func (l diskLayer) Size() (int64, error)                { return l.descriptor.Size, nil }
func (l diskLayer) MediaType() (types.MediaType, error) { return l.descriptor.MediaType, nil }
func (l diskLayer) Compressed() (io.ReadCloser, error) {
	return os.Open(l.blobs.path(l.descriptor.Digest))
}
