package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"flota.dev/flota/internal/diag"
)

// folder is a module as it was read from disk.
type folder struct {
	dir    string
	module *module
	files  []string
	// names maps the file names in the ranges of trees to those of this copy, where they differ.
	names    map[string]string
	problems diag.List
	alone    bool // one file of the folder
}

// folder returns the module in a folder, read once.
func (w *Workspace) folder(dir string) *folder {
	w.mu.Lock()
	f := w.folders[dir]
	w.mu.Unlock()
	if f != nil {
		return f
	}
	files, err := sources(dir)
	f = w.read(dir, files)
	if err != nil {
		f.problems = append(f.problems, unreadable(dir, err))
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.folders == nil {
		w.folders = map[string]*folder{}
	}
	w.folders[dir] = f
	return f
}

// sources lists the configuration files of a folder, in the order of their names.
func sources(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if isSource(e.Name()) && !e.IsDir() {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out, nil
}

// isSource reports whether Terraform reads a file as configuration: editors' leftovers are not.
func isSource(name string) bool {
	ignored := strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
	return !ignored && (strings.HasSuffix(name, ".tf") || strings.HasSuffix(name, ".tf.json"))
}

// read makes a module of some files of a folder.
func (w *Workspace) read(dir string, files []string) *folder {
	f := &folder{dir: dir}
	var trees, over []*tree
	for _, file := range files {
		t, err := w.file(file)
		if err != nil {
			f.problems = append(f.problems, unreadable(file, err))
			continue
		}
		f.files = append(f.files, file)
		f.rename(t, file)
		for _, p := range t.problems {
			f.problems = append(f.problems, p.at(file))
		}
		if overrides(filepath.Base(file)) {
			over = append(over, t)
		} else {
			trees = append(trees, t)
		}
	}
	f.module = w.moduleOf(trees, over)
	return f
}

func (f *folder) rename(t *tree, file string) {
	if t.name == file {
		return
	}
	if f.names == nil {
		f.names = map[string]string{}
	}
	f.names[t.name] = file
}

// moduleOf returns the module that some trees make, once for the same trees.
func (w *Workspace) moduleOf(trees, over []*tree) *module {
	var key strings.Builder
	for _, t := range trees {
		fmt.Fprintf(&key, "%d ", t.id)
	}
	for _, t := range over {
		fmt.Fprintf(&key, "over %d ", t.id)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if m := w.modules[key.String()]; m != nil {
		return m
	}
	if w.modules == nil {
		w.modules = map[string]*module{}
	}
	m := newModule(bodies(trees), bodies(over))
	w.modules[key.String()] = m
	return m
}

func bodies(trees []*tree) []*hclsyntax.Body {
	var out []*hclsyntax.Body
	for _, t := range trees {
		out = append(out, t.body)
	}
	return out
}

// file reads and parses one file of configuration.
func (w *Workspace) file(name string) (*tree, error) {
	src, err := readFile(name)
	if err != nil {
		return nil, err
	}
	as := native
	if strings.HasSuffix(name, ".json") {
		as = asJSON
	}
	return w.parse(src, name, as), nil
}

var errNoFile = errors.New("this is no ordinary file")

// readFile reads a whole file, but no device, pipe or socket, and nothing larger than maxFile.
func readFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errNoFile}
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(src) > maxFile {
		err = fmt.Errorf("the file is larger than %d MiB", maxFile>>20)
	}
	return src, err
}

// unreadable is the error about a file or folder that can't be read.
func unreadable(name string, err error) *diag.Error {
	why := err.Error()
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		why = p.Err.Error()
	}
	return &diag.Error{What: "this can't be read: " + why, At: diag.Position{File: name}, Exit: diag.BadManifest, Err: err}
}

// sortedKeys are the keys of a map of blocks in order.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
