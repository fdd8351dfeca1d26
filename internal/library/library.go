// Package library gets the Terraform modules that a manifest names out of a Git
// repository: once for a fleet, held to one commit, and looked at again each time
// they are used, so that what is applied is what was reviewed.
//
// flota.lock, beside fleet.yaml, remembers the commit that a ref named first and
// a hash of the modules. It is committed with the manifest. The modules
// themselves lie under .flota/modules, and no network is needed once they do.
package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// Get returns the folder modules of the repository that the manifest names. It
// is fetched if it is not there, or not as the lock says.
func Get(ctx context.Context, f *fleet.Fleet) (fs.FS, error) {
	repository, err := f.Modules.Repository()
	if err != nil {
		return nil, err
	}
	g := getter{fleet: f, repository: repository, file: filepath.Join(f.Dir, LockFile)}
	locked, err := readLock(g.file)
	if err != nil {
		return nil, err
	}
	if locked.of(f.Modules) {
		if dir := g.cache(locked.Modules.Commit); intact(dir, locked.Modules.Hash) {
			return os.DirFS(dir), nil
		}
		return g.again(ctx, *locked.Modules)
	}
	return g.first(ctx)
}

// getter gets the modules of one fleet.
type getter struct {
	fleet      *fleet.Fleet
	repository fleet.Repository
	file       string // of the lock
}

func (g getter) cache(commit string) string {
	return filepath.Join(g.fleet.Dir, fleet.Folder, "modules", commit)
}

// intact reports whether a folder holds exactly what has that hash.
func intact(dir, hash string) bool {
	files, err := readFiles(dir)
	return err == nil && len(files) > 0 && hashOf(files) == hash
}

// first fetches what nobody has pinned yet, and pins it.
func (g getter) first(ctx context.Context) (fs.FS, error) {
	commit, files, err := g.fetch(ctx)
	if err != nil {
		return nil, err
	}
	m := g.fleet.Modules
	pin := pinned{Source: m.Source, Ref: m.Ref, Commit: commit, Hash: hashOf(files)}
	dir, err := g.keep(commit, files)
	if err != nil {
		return nil, err
	}
	return os.DirFS(dir), writeLock(g.file, lock{Modules: &pin})
}

// again fetches what is pinned. It must be the same as it was.
func (g getter) again(ctx context.Context, pin pinned) (fs.FS, error) {
	commit, files, err := g.fetch(ctx)
	if err != nil {
		return nil, err
	}
	const meant = "if that is meant, remove " + LockFile + ", run flota check, and review the modules"
	if commit != pin.Commit {
		return nil, &diag.Error{
			What: fmt.Sprintf("the tag %s of %s has moved: it was commit %s and is %s", pin.Ref, g.repository.URL, pin.Commit, commit),
			At:   diag.Position{File: LockFile}, Hint: meant, Err: ErrMoved,
		}
	}
	if hashOf(files) != pin.Hash {
		return nil, &diag.Error{
			What: fmt.Sprintf("the modules of commit %s are not those that %s has the hash of", commit, LockFile),
			At:   diag.Position{File: LockFile}, Hint: meant, Err: ErrMoved,
		}
	}
	dir, err := g.keep(commit, files)
	if err != nil {
		return nil, err
	}
	return os.DirFS(dir), nil
}

// ErrMoved says that a pinned ref leads to something else than it did.
var ErrMoved = errors.New("the modules are not those that were pinned")

// keep puts the files in the place of whatever is in the cache for the commit.
func (g getter) keep(commit string, files map[string][]byte) (string, error) {
	dir := g.cache(commit)
	if intact(dir, hashOf(files)) {
		return dir, nil
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", fmt.Errorf("keep the modules: %w", err)
	}
	temp, err := os.MkdirTemp(filepath.Dir(dir), ".new-*")
	if err != nil {
		return "", fmt.Errorf("keep the modules: %w", err)
	}
	defer os.RemoveAll(temp)
	if err := writeFiles(temp, files); err != nil {
		return "", fmt.Errorf("keep the modules: %w", err)
	}
	err = os.Rename(temp, dir)
	if err != nil && !intact(dir, hashOf(files)) { // another flota may have been faster
		if err = os.RemoveAll(dir); err == nil {
			err = os.Rename(temp, dir)
		}
	}
	if err != nil && !intact(dir, hashOf(files)) {
		return "", fmt.Errorf("keep the modules: %w", err)
	}
	return dir, nil
}
