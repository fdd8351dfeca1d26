package fleet

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder is where flota keeps what is its own in a project: stacks as they are
// rendered, fetched modules, the sandbox.
const Folder = ".flota"

// MakeFolder makes a folder inside Folder in the project at dir, and returns
// its path. Git ignores all of Folder, whatever the project's own .gitignore
// says: states and plans lie in there, and who adds all files means none of them.
func MakeFolder(dir string, within ...string) (string, error) {
	own := filepath.Join(dir, Folder)
	made := filepath.Join(append([]string{own}, within...)...)
	if err := os.MkdirAll(made, 0o700); err != nil {
		return "", err
	}
	ignore, err := os.OpenFile(filepath.Join(own, ".gitignore"), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return made, nil
	}
	if err != nil {
		return "", err
	}
	_, err = ignore.WriteString("*\n")
	return made, errors.Join(err, ignore.Close())
}
