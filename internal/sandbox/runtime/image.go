package runtime

import (
	"archive/tar"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/mutate"

	"flota.dev/flota/internal/sandbox/registry"
)

// images keeps images unpacked, one folder a digest, shared by all tasks that run it.
type images struct {
	dir      string
	registry *registry.Registry

	mu       sync.Mutex
	unpacked map[string]*sync.Mutex
}

// image is an unpacked image.
type image struct {
	digest string
	root   string
	config v1.Config
}

// Unpack returns the folder of an image's files, by a reference to the sandbox's
// own registry, or registry.ErrNotFound. The folder is shared and not to be changed.
func (r *Runtime) Unpack(reference string) (root string, err error) {
	img, err := r.images.pull(reference)
	return img.root, err
}

// pull finds the image in the sandbox's registry and unpacks it unless that was done before.
func (im *images) pull(reference string) (image, error) {
	repository, ref := splitReference(reference)
	img, err := im.registry.Image(repository, ref)
	if err != nil {
		return image{}, err
	}
	digest, err := img.Digest()
	if err != nil {
		return image{}, err
	}
	config, err := img.ConfigFile()
	if err != nil {
		return image{}, err
	}
	out := image{digest: digest.String(), root: filepath.Join(im.dir, digest.Hex), config: config.Config}
	lock := im.lock(digest.Hex)
	lock.Lock()
	defer lock.Unlock()
	if _, err := os.Stat(out.root); err == nil {
		return out, nil
	}
	return out, unpack(img, out.root)
}

func (im *images) lock(digest string) *sync.Mutex {
	im.mu.Lock()
	defer im.mu.Unlock()
	if im.unpacked == nil {
		im.unpacked = map[string]*sync.Mutex{}
	}
	if im.unpacked[digest] == nil {
		im.unpacked[digest] = &sync.Mutex{}
	}
	return im.unpacked[digest]
}

// splitReference takes HOST/REPOSITORY@DIGEST or HOST/REPOSITORY:TAG apart. The
// host does not matter: the sandbox has one registry.
func splitReference(s string) (repository, reference string) {
	if first, rest, ok := strings.Cut(s, "/"); ok && strings.ContainsAny(first, ".:") {
		s = rest
	}
	if name, digest, ok := strings.Cut(s, "@"); ok {
		return name, digest
	}
	if i := strings.LastIndexByte(s, ':'); i > strings.LastIndexByte(s, '/') {
		return s[:i], s[i+1:]
	}
	return s, "latest"
}

// unpack writes the image's files below root; root appears only when all are there.
func unpack(img v1.Image, root string) error {
	if err := os.MkdirAll(filepath.Dir(root), 0o700); err != nil {
		return err
	}
	part, err := os.MkdirTemp(filepath.Dir(root), "unpacking-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(part)
	flat := mutate.Extract(img)
	defer flat.Close()
	if err := untar(flat, part); err != nil {
		return fmt.Errorf("unpack image: %w", err)
	}
	return os.Rename(part, root)
}

func untar(r io.Reader, dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	tr := tar.NewReader(r)
	for {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := untarEntry(root, h, tr); err != nil {
			return fmt.Errorf("%s: %w", h.Name, err)
		}
	}
}

// untarEntry writes one entry; os.Root keeps names and links from leading out of the folder.
func untarEntry(root *os.Root, h *tar.Header, r io.Reader) error {
	name := strings.TrimPrefix(path.Clean("/"+h.Name), "/")
	if name == "" {
		return nil
	}
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	switch h.Typeflag {
	case tar.TypeDir:
		return root.MkdirAll(name, 0o755)
	case tar.TypeSymlink:
		return root.Symlink(h.Linkname, name)
	case tar.TypeLink:
		return root.Link(strings.TrimPrefix(path.Clean("/"+h.Linkname), "/"), name)
	case tar.TypeReg:
		f, err := root.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, fs.FileMode(h.Mode).Perm())
		if err != nil {
			return err
		}
		_, err = io.Copy(f, r)
		return errors.Join(err, f.Close())
	}
	return nil
}

// command resolves the program that the container starts, and its folder.
func (i image) command(c container) (program string, args []string, dir string, err error) {
	entry, rest := i.config.Entrypoint, i.config.Cmd
	if len(c.EntryPoint) > 0 {
		// As with docker, a new entry point does away with the image's own command.
		entry, rest = c.EntryPoint, nil
	}
	if len(c.Command) > 0 {
		rest = c.Command
	}
	words := slices.Concat(entry, rest)
	if len(words) == 0 {
		return "", nil, "", errors.New("the image names no entry point")
	}
	dir = filepath.Join(i.root, cmp.Or(c.WorkingDir, i.config.WorkingDir))
	program, err = i.program(words[0], dir)
	return program, words[1:], dir, err
}

// program finds a program in the image; a bare name that the image lacks, such
// as an interpreter, may come from this machine.
func (i image) program(name, dir string) (string, error) {
	var candidates []string
	switch {
	case path.IsAbs(name):
		candidates = []string{filepath.Join(i.root, name)}
	case strings.Contains(name, "/"):
		candidates = []string{filepath.Join(dir, name)}
	default:
		for _, bin := range []string{"/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"} {
			candidates = append(candidates, filepath.Join(i.root, bin, name))
		}
		if host, err := exec.LookPath(name); err == nil {
			candidates = append(candidates, host)
		}
	}
	for _, c := range candidates {
		if info, err := os.Stat(c); err == nil && info.Mode().IsRegular() {
			return c, nil
		}
	}
	return "", fmt.Errorf("the image has no %s", name)
}
