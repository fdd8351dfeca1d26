package image

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/google/go-containerregistry/pkg/v1/tarball"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// engine is a program that builds images of Dockerfiles.
type engine struct {
	name string
	// save returns the arguments that write an image to a file in docker's archive format.
	save func(tag, file string) []string
}

// engines stand in the order of preference.
var engines = []engine{
	{"docker", func(tag, file string) []string { return []string{"save", "--output", file, tag} }},
	{"podman", func(tag, file string) []string {
		return []string{"save", "--format", "docker-archive", "--output", file, tag}
	}},
	{"buildah", func(tag, file string) []string { return []string{"push", tag, "docker-archive:" + file + ":" + tag} }},
}

func findEngine(svc *fleet.Service) (engine, error) {
	for _, e := range engines {
		if _, err := exec.LookPath(e.name); err == nil {
			return e, nil
		}
	}
	return engine{}, &diag.Error{
		What: fmt.Sprintf("building %q from %s needs docker, podman or buildah, and none is on PATH", svc.Name, svc.Build.Dockerfile),
		Hint: "install podman (https://podman.io/docs/installation), or build with go: or command:, which need no engine",
	}
}

// fromDockerfile lets a container engine build the image and takes it over
// through a file. How reproducible the digest is lies with the engine: with its
// cache, unchanged inputs give the same.
func (b *Builder) fromDockerfile(ctx context.Context, svc *fleet.Service, p Platform) (*Image, error) {
	file := filepath.Join(svc.Dir, filepath.FromSlash(svc.Build.Dockerfile))
	if _, err := os.Stat(file); err != nil {
		return nil, &diag.Error{
			What: fmt.Sprintf("building %q: there is no %s", svc.Name, file),
			Hint: "build.dockerfile is relative to the folder of service.yaml", Err: err,
		}
	}
	e, err := findEngine(svc)
	if err != nil {
		return nil, err
	}
	temp, err := os.MkdirTemp("", "flota-image-")
	if err != nil {
		return nil, &diag.Error{What: fmt.Sprintf("building %q: %v", svc.Name, err), Err: err}
	}
	img, err := b.takeOver(ctx, svc, p, e, file, filepath.Join(temp, "image.tar"))
	if err != nil {
		os.RemoveAll(temp)
		return nil, err
	}
	img.temp = temp
	return img, nil
}

func (b *Builder) takeOver(ctx context.Context, svc *fleet.Service, p Platform, e engine, file, archive string) (*Image, error) {
	tag := "localhost/flota-build/" + svc.Name + ":latest"
	// Engines build for Linux only, whatever the machine.
	args := []string{e.name, "build", "--platform", "linux/" + p.Arch, "--file", file, "--tag", tag, svc.Dir}
	if err := run(ctx, svc.Name, command{dir: svc.Dir, args: args, shown: strings.Join(args, " ")}); err != nil {
		return nil, err
	}
	args = append([]string{e.name}, e.save(tag, archive)...)
	if err := run(ctx, svc.Name, command{dir: svc.Dir, args: args, shown: strings.Join(args, " ")}); err != nil {
		return nil, err
	}
	img, err := tarball.ImageFromPath(archive, nil)
	if err == nil {
		img, err = b.label(svc, img)
	}
	if err != nil {
		return nil, &diag.Error{What: fmt.Sprintf("building %q: what %s saved is no image: %v", svc.Name, e.name, err), Err: err}
	}
	return newImage(svc.Name, img)
}
