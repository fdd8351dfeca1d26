package stack

import (
	"fmt"
	"os"
	"path/filepath"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// overlay adds the files of services/<name>/terraform to those of the service's
// environment stack, and returns where each comes from.
func (l *Layout) overlay(i Instance, files map[string][]byte) (map[string]string, error) {
	s, ok := l.fleet.Service(i.Environment, i.Service)
	if i.Kind != ServiceEnvironment || !ok {
		return nil, nil
	}
	dir := l.overlayDir(s)
	if _, err := os.Stat(dir); err != nil {
		return nil, nil
	}
	own, err := read(os.DirFS(dir), ".")
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", dir, err)
	}
	origins := map[string]string{}
	for name, content := range own {
		origin := filepath.Join(dir, filepath.FromSlash(name))
		if rel, err := filepath.Rel(l.fleet.Dir, origin); err == nil {
			origin = rel
		}
		if _, taken := files[name]; taken {
			return nil, &diag.Error{
				What: fmt.Sprintf("stack %s has a file %s of its own", i.ID, name),
				At:   diag.Position{File: origin},
				Hint: fmt.Sprintf("rename it; to change what %s says, put the change into a file whose name ends in _override.tf", name),
			}
		}
		files[name], origins[name] = content, origin
	}
	return origins, nil
}

func (l *Layout) overlayDir(s *fleet.Service) string {
	if s.Dir == l.fleet.Dir { // it stands in fleet.yaml itself
		return filepath.Join(l.fleet.Dir, "services", s.Name, "terraform")
	}
	return filepath.Join(s.Dir, "terraform")
}
