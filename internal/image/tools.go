package image

import (
	"context"
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/remote"

	"flota.dev/flota/internal/diag"
)

// toolsFolder is where the programs of a tools image lie, on every system's PATH.
const toolsFolder = "usr/local/bin"

// Tools packs programs, by their names in the image, on top of a base image such
// as golang:1.26, which has a shell and git. Without a base the image holds
// nothing but the programs and CA certificates.
func (b *Builder) Tools(ctx context.Context, base string, programs map[string]string, p Platform) (*Image, error) {
	pack := newPacker()
	for _, folder := range []string{"usr", "usr/local", toolsFolder} {
		if err := pack.folder(folder, 0o755); err != nil {
			return nil, err
		}
	}
	for _, program := range slices.Sorted(maps.Keys(programs)) {
		if err := pack.file(path.Join(toolsFolder, program), programs[program]); err != nil {
			return nil, &diag.Error{What: fmt.Sprintf("packing %s: %v", program, err), Err: err}
		}
	}
	if base == "" {
		return b.bare(pack, p)
	}
	from, err := pull(ctx, base, p)
	if err != nil {
		return nil, err
	}
	top, err := pack.close()
	if err != nil {
		return nil, err
	}
	img, err := mutate.AppendLayers(from, top)
	if err != nil {
		return nil, err
	}
	file, err := img.ConfigFile()
	if err != nil {
		return nil, err
	}
	config := file.DeepCopy().Config
	config.Env = append(config.Env, writable...)
	if img, err = mutate.Config(img, config); err != nil {
		return nil, err
	}
	return newImage(toolsName, img)
}

// writable leads what programs write to below /tmp: builds on Lambda may write
// nowhere else (CodeBuild guide, "Run builds on AWS Lambda compute").
var writable = []string{"HOME=/tmp", "GOPATH=/tmp/go"}

// toolsName is what messages call a tools image.
const toolsName = "the build image"

// bare is a tools image that stands on nothing.
func (b *Builder) bare(pack *packer, p Platform) (*Image, error) {
	shared, _, err := b.shared()
	if err != nil {
		return nil, err
	}
	top, err := pack.close()
	if err != nil {
		return nil, err
	}
	img, err := compose(p, v1.Config{Env: append([]string{searchPath}, writable...)}, shared, top)
	if err != nil {
		return nil, err
	}
	return newImage(toolsName, img)
}

func pull(ctx context.Context, base string, p Platform) (v1.Image, error) {
	from, err := name.ParseReference(base)
	if err != nil {
		return nil, &diag.Error{What: fmt.Sprintf("%q is not the name of an image: %v", base, err), Err: err}
	}
	img, err := remote.Image(from, remote.WithContext(ctx), remote.WithPlatform(v1.Platform{OS: p.OS, Architecture: p.Arch}))
	if err != nil {
		return nil, &diag.Error{
			What: fmt.Sprintf("the base image %s cannot be fetched: %v", base, err),
			Hint: "name another that this machine reaches, with a shell and git in it: flota bootstrap --base IMAGE", Err: err,
		}
	}
	return img, nil
}
