package image

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/types"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// home is the folder of the service in the image, and its working folder.
const home = "app"

// nobody is the user that the service runs as. Images by other makers use the
// same number for a user with no rights.
const nobody = "65532:65532"

// Builder packs services into images. The zero value is ready to use; a
// Builder may build many services at once.
type Builder struct {
	// Revision is the commit that the image is built from, for its label. It
	// makes every commit another digest: leave it empty where the digest is to
	// tell whether anything has changed.
	Revision string
	// Certificates is the file of CA certificates to put into images. Empty
	// means the first that is there of the places where systems keep theirs.
	Certificates string
}

// Build packs a service, as it is with no environment's overrides, for a
// platform. fleetDir is the folder of fleet.yaml. When a build command fails
// the error is a *diag.Error with the end of the command's output as Detail.
func (b *Builder) Build(ctx context.Context, svc *fleet.Service, fleetDir string, p Platform) (*Image, error) {
	switch {
	case svc.Kind == fleet.Site:
		return nil, &diag.Error{What: fmt.Sprintf("the site %q has files, not an image", svc.Name)}
	case svc.Build.Dockerfile != "":
		return b.fromDockerfile(ctx, svc, p)
	case svc.Build.Go != "":
		return b.fromGo(ctx, svc, fleetDir, p)
	}
	return b.fromCommand(ctx, svc, p)
}

// fromCommand runs the service's own command and packs the folder that it leaves.
func (b *Builder) fromCommand(ctx context.Context, svc *fleet.Service, p Platform) (*Image, error) {
	dir, err := output(ctx, svc)
	if err != nil {
		return nil, err
	}
	entry, err := entrypoint(svc, dir)
	if err != nil {
		return nil, err
	}
	pack := newPacker()
	if err := pack.folder(home, 0o755); err != nil {
		return nil, err
	}
	if err := pack.tree(home, dir); err != nil {
		return nil, &diag.Error{What: fmt.Sprintf("packing %q: %v", svc.Name, err), Err: err}
	}
	return b.assemble(svc, pack, entry, p)
}

// output runs the build command, if there is one, and returns the folder that it leaves behind.
func output(ctx context.Context, svc *fleet.Service) (string, error) {
	if svc.Build.Command != "" {
		if err := run(ctx, svc.Name, command{dir: svc.Dir, args: []string{"sh", "-c", svc.Build.Command}, shown: svc.Build.Command}); err != nil {
			return "", err
		}
	}
	dir := filepath.Join(svc.Dir, svc.Build.Output)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return "", &diag.Error{
			What: fmt.Sprintf("building %q left no folder %s behind", svc.Name, dir),
			Hint: "build.output is relative to the folder of service.yaml", Err: err,
		}
	}
	return dir, nil
}

// entrypoint returns what the image starts. The image holds nothing but the
// output, so the program must be in it.
func entrypoint(svc *fleet.Service, dir string) ([]string, error) {
	if len(svc.Build.Run) == 0 {
		return nil, &diag.Error{What: fmt.Sprintf("%q has no build.run: what the image starts", svc.Name), Hint: "add run: [./server] under build"}
	}
	program := filepath.FromSlash(svc.Build.Run[0])
	info, err := os.Stat(filepath.Join(dir, program))
	if err != nil || info.IsDir() || !filepath.IsLocal(program) {
		return nil, &diag.Error{
			What: fmt.Sprintf("%q runs %s, which is not in %s, and the image holds nothing else", svc.Name, svc.Build.Run[0], dir),
			Hint: "let the command put it there, or build with a dockerfile", Err: err,
		}
	}
	if info.Mode()&0o111 == 0 {
		return nil, &diag.Error{
			What: fmt.Sprintf("%q runs %s, which is not executable", svc.Name, svc.Build.Run[0]),
			Hint: "chmod +x " + filepath.Join(dir, program),
		}
	}
	entry := append([]string(nil), svc.Build.Run...)
	entry[0] = path.Join("/", home, filepath.ToSlash(program))
	return entry, nil
}

// assemble makes an image of the layer that all services share and the service's own.
func (b *Builder) assemble(svc *fleet.Service, own *packer, entry []string, p Platform) (*Image, error) {
	shared, warning, err := b.shared()
	if err != nil {
		return nil, &diag.Error{What: fmt.Sprintf("packing %q: %v", svc.Name, err), Err: err}
	}
	top, err := own.close()
	if err != nil {
		return nil, err
	}
	config := v1.Config{
		Entrypoint: entry, WorkingDir: "/" + home, User: nobody, Labels: b.labels(svc), Env: []string{searchPath},
	}
	if svc.Port > 0 {
		config.ExposedPorts = map[string]struct{}{fmt.Sprintf("%d/tcp", svc.Port): {}}
	}
	img, err := compose(p, config, shared, top)
	if err != nil {
		return nil, err
	}
	out, err := newImage(svc.Name, img)
	if err == nil && warning != "" {
		out.Warnings = append(out.Warnings, warning)
	}
	return out, err
}

// searchPath is where programs of an image are looked for.
const searchPath = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

// compose makes an image that stands on nothing.
func compose(p Platform, config v1.Config, layers ...v1.Layer) (v1.Image, error) {
	img := mutate.ConfigMediaType(mutate.MediaType(empty.Image, types.OCIManifestSchema1), types.OCIConfigJSON)
	img, err := mutate.AppendLayers(img, layers...)
	if err != nil {
		return nil, err
	}
	file, err := img.ConfigFile()
	if err != nil {
		return nil, err
	}
	file.OS, file.Architecture, file.Config = p.OS, p.Arch, config
	return mutate.ConfigFile(img, file)
}

// labels returns the labels that the OCI image specification names (annotations.md).
func (b *Builder) labels(svc *fleet.Service) map[string]string {
	labels := map[string]string{"org.opencontainers.image.title": svc.Name}
	if b.Revision != "" {
		labels["org.opencontainers.image.revision"] = b.Revision
	}
	return labels
}

// label adds the builder's labels to an image that another program made.
func (b *Builder) label(svc *fleet.Service, img v1.Image) (v1.Image, error) {
	file, err := img.ConfigFile()
	if err != nil {
		return nil, err
	}
	config := file.DeepCopy().Config
	if config.Labels == nil {
		config.Labels = map[string]string{}
	}
	maps.Copy(config.Labels, b.labels(svc))
	return mutate.Config(img, config)
}

// bundles are the places where systems keep their CA certificates.
var bundles = []string{
	"/etc/ssl/certs/ca-certificates.crt", // Debian, Alpine, Arch
	"/etc/pki/tls/certs/ca-bundle.crt",   // Fedora, Amazon Linux
	"/etc/ssl/ca-bundle.pem",             // SUSE
	"/etc/ssl/cert.pem",                  // macOS
}

// shared packs what every service needs that stands on nothing else: the CA
// certificates, without which no TLS server can be trusted, and a /tmp.
func (b *Builder) shared() (*layer, string, error) {
	places := bundles
	if b.Certificates != "" {
		places = []string{b.Certificates}
	}
	p := newPacker()
	warning := "no CA certificates on this machine (" + strings.Join(places, ", ") + "): the service cannot call https addresses"
	for _, bundle := range places {
		if _, err := os.Stat(bundle); err != nil {
			continue
		}
		warning = ""
		for _, folder := range []string{"etc", "etc/ssl", "etc/ssl/certs"} {
			if err := p.folder(folder, 0o755); err != nil {
				return nil, "", err
			}
		}
		if err := p.file("etc/ssl/certs/ca-certificates.crt", bundle); err != nil {
			return nil, "", err
		}
		break
	}
	if err := p.folder("tmp", 0o1777); err != nil {
		return nil, "", err
	}
	l, err := p.close()
	return l, warning, err
}
