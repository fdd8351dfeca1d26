// Package source finds out which files of a repository make up a service: its
// folder, and what its Go package imports within the repository. A pipeline
// starts when one of them changes. It reads import declarations only, and
// needs no Go toolchain.
package source

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Service is what a service is built from.
type Service struct {
	// Fleet is the absolute folder of fleet.yaml.
	Fleet string
	// Dir is the absolute folder of service.yaml, or Fleet for a service that stands in fleet.yaml.
	Dir string
	// Name is the service's name.
	Name string
	// Go is the Go package of its program, a folder relative to Fleet; empty for none.
	Go string
	// Local says that all else it is built from lies in Dir.
	Local bool
}

// Top returns the top folder of the Git repository that a folder is in, or the
// folder itself where it is in none.
func Top(dir string) string {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		if at == filepath.Dir(at) {
			return dir
		}
	}
}

// Rel returns a folder relative to top, with slashes; "." for top itself, and
// for what lies outside of it.
func Rel(top, dir string) string {
	rel, err := filepath.Rel(top, dir)
	if err != nil || !filepath.IsLocal(rel) {
		return "."
	}
	return filepath.ToSlash(rel)
}

// Patterns returns what matches the files of a service, relative to the top of
// the repository, in CodePipeline's syntax, sorted. It may match more than
// that, and never less: a file that cannot be read imports nothing, and the
// build will tell.
func Patterns(top string, s Service) []string {
	fleet, dir := Rel(top, s.Fleet), Rel(top, s.Dir)
	var out []string
	switch {
	case dir != fleet:
		out = append(out, within(dir))
	case s.Local:
		out = append(out, within(fleet)) // it is built in the fleet's folder, of anything there
	default:
		out = append(out, path.Join(escape(fleet), "fleet.yaml"), within(path.Join(fleet, "services", s.Name, "terraform")))
	}
	if s.Go != "" {
		out = append(out, (&program{top: top}).patterns(path.Join(fleet, filepath.ToSlash(s.Go)))...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// within matches everything in a folder.
func within(dir string) string { return path.Join(escape(dir), "**") }

// escape lets a folder's name stand in a pattern: what is special there is left open.
func escape(dir string) string {
	if dir == "." {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`*?[]{}\!`, r) {
			return '?'
		}
		return r
	}, dir)
}
