package config

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// Roots returns the root modules at or below some folders: the folders with
// configuration that no other of them calls as a local module, and those that
// were named. Left out are hidden folders, node_modules, testdata, and
// tests/ beside tests of Terraform.
func (w *Workspace) Roots(dirs ...string) ([]string, error) {
	var modules []string
	for _, dir := range dirs {
		found, err := modulesBelow(dir)
		if err != nil {
			return nil, unreadable(dir, err)
		}
		for _, m := range found {
			if !slices.Contains(modules, m) {
				modules = append(modules, m)
			}
		}
	}
	called := w.calledFolders(modules)
	return slices.DeleteFunc(modules, func(m string) bool {
		return called[filepath.Clean(m)] && !slices.ContainsFunc(dirs, func(d string) bool { return filepath.Clean(d) == filepath.Clean(m) })
	}), nil
}

// modulesBelow are the folders at or below one that hold configuration, sorted.
func modulesBelow(dir string) ([]string, error) {
	var modules []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case path != dir && leftOut(path, d.Name()):
			return filepath.SkipDir
		}
		files, err := sources(path)
		if len(files) > 0 {
			modules = append(modules, path)
		}
		return err
	})
	return modules, err
}

// calledFolders are the folders that modules call as local modules.
func (w *Workspace) calledFolders(modules []string) map[string]bool {
	called := map[string]bool{}
	for _, m := range modules {
		for _, b := range w.folder(m).module.blocks {
			if b.Type != "module" || b.Body.Attributes["source"] == nil {
				continue
			}
			if v, diags := b.Body.Attributes["source"].Expr.Value(nil); !diags.HasErrors() {
				if source, ok := text(v); ok && isLocal(source) {
					called[filepath.Join(m, filepath.FromSlash(source))] = true
				}
			}
		}
	}
	return called
}

func leftOut(path, name string) bool {
	if strings.HasPrefix(name, ".") || name == "node_modules" || name == "testdata" {
		return true
	}
	if name != "tests" {
		return false
	}
	for _, pattern := range []string{"*.tftest.hcl", "../*.tftest.hcl"} {
		if found, err := filepath.Glob(filepath.Join(path, pattern)); err == nil && len(found) > 0 {
			return true
		}
	}
	return false
}

// isLocal reports whether a module's source is a folder beside the module that calls it.
func isLocal(source string) bool {
	return source == "." || source == ".." || strings.HasPrefix(source, "./") || strings.HasPrefix(source, "../")
}
