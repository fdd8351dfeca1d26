// Package terraform holds the module library against the provider that the
// sandbox serves: with real Terraform, and by reading the sources.
package terraform

import (
	"io/fs"
	"path/filepath"
	"slices"
	"testing"
)

// library is where the modules and the roots that call them are, from here.
var library = []string{"../../modules", "../../stacks"}

// folders returns the folders of all modules and roots. The configurations that
// only their tests use are no modules of the library.
func folders(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, root := range library {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && entry.Name() == "tests":
				return fs.SkipDir
			case entry.Name() == "versions.tf":
				out = append(out, filepath.Dir(path))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(out) == 0 {
		t.Fatal("the library is empty")
	}
	return out
}

// sources returns the files of a folder and of its tests that hold HCL.
func sources(t *testing.T, folder string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && slices.Contains([]string{".tf", ".hcl"}, filepath.Ext(path)) {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// name is how a folder is called in the names of tests: modules/network/vpc.
func name(folder string) string {
	rel, err := filepath.Rel("../..", folder)
	if err != nil {
		return folder
	}
	return filepath.ToSlash(rel)
}
