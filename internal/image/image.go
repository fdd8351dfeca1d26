// Package image packs a service into an OCI image, with no container engine,
// and pushes it to a registry. The same inputs give the same digest: entries
// stand in order, belong to root and bear no time.
//
// An image of the forms go and command has two layers on top of nothing: one
// with the building machine's CA certificates and an empty /tmp, the same for
// every service, and one with the service under /app.
package image

import (
	"fmt"
	"os"
	"runtime"

	v1 "github.com/google/go-containerregistry/pkg/v1"
)

// Platform is what an image runs on, in Go's words.
type Platform struct {
	OS   string
	Arch string
}

// Fargate is what tasks on AWS run on.
var Fargate = Platform{OS: "linux", Arch: "amd64"}

// Host returns the platform of this machine, on which the sandbox runs tasks as processes.
func Host() Platform { return Platform{OS: runtime.GOOS, Arch: runtime.GOARCH} }

// String renders the platform as linux/amd64.
func (p Platform) String() string { return p.OS + "/" + p.Arch }

// Image is a service's packed image. Close it when it has been pushed.
type Image struct {
	// Service is the name of the service.
	Service string
	// Warnings say what will not work in the image, if anything.
	Warnings []string

	image  v1.Image
	digest v1.Hash
	temp   string // a folder that the image reads from; empty for none
}

func newImage(service string, img v1.Image) (*Image, error) {
	digest, err := img.Digest()
	if err != nil {
		return nil, fmt.Errorf("the digest of %s's image: %w", service, err)
	}
	return &Image{Service: service, image: img, digest: digest}, nil
}

// Digest returns the digest of the image's manifest: sha256:….
func (i *Image) Digest() string { return i.digest.String() }

// Size returns the bytes that a registry stores for the image: its compressed
// layers and its configuration.
func (i *Image) Size() (int64, error) {
	m, err := i.image.Manifest()
	if err != nil {
		return 0, err
	}
	size := m.Config.Size
	for _, layer := range m.Layers {
		size += layer.Size
	}
	return size, nil
}

// Close removes what building the image left in the folder for temporary
// files. The image cannot be pushed any more.
func (i *Image) Close() error {
	if i.temp == "" {
		return nil
	}
	return os.RemoveAll(i.temp)
}
