package image

import (
	"archive/tar"
	"bufio"
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"io"
	"net/textproto"
	"path"
	"regexp"
	"slices"
	"strings"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
)

// component is a piece of software in an image: something with a name, a
// version and a package URL (github.com/package-url/purl-spec).
type component struct {
	name, version, purl string
}

// largest is the largest file that is looked into, in bytes.
const largest = 512 << 20

// components lists what software an image holds, by what package managers and
// compilers leave behind: Go's build information, dpkg's and apk's databases,
// npm's and Python's package folders. Each is named once, sorted.
func components(img v1.Image) ([]component, error) {
	flat := mutate.Extract(img)
	defer flat.Close()
	var all []component
	for archive := tar.NewReader(flat); ; {
		h, err := archive.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if h.Typeflag != tar.TypeReg || h.Size > largest {
			continue
		}
		found, err := look(h, archive)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	slices.SortFunc(all, func(a, b component) int { return strings.Compare(a.purl, b.purl) })
	return slices.CompactFunc(all, func(a, b component) bool { return a.purl == b.purl }), nil
}

// look lists what one file tells of software.
func look(h *tar.Header, file io.Reader) ([]component, error) {
	name := strings.TrimPrefix(path.Clean("/"+h.Name), "/")
	read := reader(name)
	if read == nil && h.Mode&0o111 == 0 {
		return nil, nil
	}
	content, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	if read == nil {
		read = goModules
	}
	return read(content), nil
}

// pythonMetadata matches the file that tells of a Python package.
var pythonMetadata = regexp.MustCompile(`\.(dist-info/METADATA|egg-info/PKG-INFO)$`)

// reader returns what reads a file of that name; nil for programs and all others.
func reader(name string) func([]byte) []component {
	switch {
	case name == "var/lib/dpkg/status" || strings.HasPrefix(name, "var/lib/dpkg/status.d/"):
		return debianPackages
	case name == "lib/apk/db/installed":
		return alpinePackages
	case strings.Contains(name, "node_modules/") && path.Base(name) == "package.json":
		return npmPackage
	case pythonMetadata.MatchString(name):
		return pythonPackage
	}
	return nil
}

// goModules are the modules that a Go program was built of; none for other files.
func goModules(content []byte) []component {
	info, err := buildinfo.Read(bytes.NewReader(content))
	if err != nil {
		return nil
	}
	out := []component{{"stdlib", strings.TrimPrefix(info.GoVersion, "go"), "pkg:golang/stdlib@" + strings.TrimPrefix(info.GoVersion, "go")}}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		out = append(out, component{m.Path, m.Version, "pkg:golang/" + m.Path + "@" + m.Version})
	}
	return out
}

// debianPackages reads dpkg's database: paragraphs of fields.
func debianPackages(content []byte) []component {
	var out []component
	paragraphs := textproto.NewReader(bufio.NewReader(bytes.NewReader(content)))
	for {
		p, err := paragraphs.ReadMIMEHeader()
		if name, version := p.Get("Package"), p.Get("Version"); name != "" && version != "" {
			out = append(out, component{name, version, "pkg:deb/debian/" + name + "@" + version})
		}
		if err != nil {
			return out
		}
	}
}

// alpinePackages reads apk's database: P is a package's name, V its version.
func alpinePackages(content []byte) []component {
	var out []component
	var name string
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSpace(line)
		if n, ok := strings.CutPrefix(line, "P:"); ok {
			name = n
		}
		if v, ok := strings.CutPrefix(line, "V:"); ok && name != "" {
			out = append(out, component{name, v, "pkg:apk/alpine/" + name + "@" + v})
			name = ""
		}
	}
	return out
}

func npmPackage(content []byte) []component {
	var p struct{ Name, Version string }
	if json.Unmarshal(content, &p) != nil || p.Name == "" || p.Version == "" {
		return nil
	}
	return []component{{p.Name, p.Version, "pkg:npm/" + strings.Replace(p.Name, "@", "%40", 1) + "@" + p.Version}}
}

func pythonPackage(content []byte) []component {
	p, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(content))).ReadMIMEHeader()
	name, version := p.Get("Name"), p.Get("Version")
	if name == "" || version == "" || err != nil && !errors.Is(err, io.EOF) {
		return nil
	}
	return []component{{name, version, "pkg:pypi/" + strings.ToLower(name) + "@" + version}}
}
