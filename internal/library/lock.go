package library

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// LockFile is the name of the file beside fleet.yaml that says which commit is used.
const LockFile = "flota.lock"

// lock is what the file holds.
type lock struct {
	Modules *pinned `json:"modules"`
}

// pinned is one ref with what it named first.
type pinned struct {
	Source string `json:"source"`
	Ref    string `json:"ref"`
	Commit string `json:"commit"`
	// Hash is over all files of the folder modules.
	Hash string `json:"hash"`
}

// of reports whether the lock is about that source and ref. Another one was
// changed in the manifest, for all to see, and is pinned anew.
func (l lock) of(m fleet.Modules) bool {
	return l.Modules != nil && l.Modules.Source == m.Source && l.Modules.Ref == m.Ref
}

// readLock reads the file; without one the lock is empty.
func readLock(file string) (lock, error) {
	var l lock
	text, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return l, err
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&l); err != nil {
		return l, &diag.Error{
			What: fmt.Sprintf("it cannot be read: %v", err), At: diag.Position{File: LockFile},
			Hint: "take it out of version control again: git checkout " + LockFile, Err: err,
		}
	}
	if l.Modules != nil && l.Modules.Commit != filepath.Base(l.Modules.Commit) {
		return lock{}, &diag.Error{What: fmt.Sprintf("%q is no commit", l.Modules.Commit), At: diag.Position{File: LockFile}}
	}
	return l, nil
}

func writeLock(file string, l lock) error {
	text, err := json.MarshalIndent(l, "", "  ")
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(file), ".flota.lock-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", LockFile, err)
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(append(text, '\n'))
	if err := errors.Join(err, temp.Chmod(0o644), temp.Close()); err != nil {
		return fmt.Errorf("write %s: %w", LockFile, err)
	}
	return os.Rename(temp.Name(), file)
}
