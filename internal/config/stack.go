package config

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"flota.dev/flota/internal/diag"
)

// evaluation is the work on one stack.
type evaluation struct {
	mu        sync.Mutex // held by what evaluates more once the stack is made
	workspace *Workspace
	stack     *Stack
	options   Options
	functions map[string]function.Function
	budget    budget
	root      *instance
	fetched   map[string]string // folders of modules that Terraform fetched, by the modules' path
	files     map[string]bool
	noted     map[Left]bool
	problems  diag.List
	plan      *plan // that tells more than the files, or nil
}

// Evaluate reads and evaluates a root module. The error is a diag.List of all
// files that cannot be read: nothing is left out silently. What is merely
// not known is in the stack's Left.
func (w *Workspace) Evaluate(o Options) (*Stack, error) {
	s := &Stack{}
	if err := w.evaluate(s, o, nil); err != nil {
		return nil, err
	}
	return s, nil
}

// evaluate makes a stack anew, in the same place, as references lead there.
func (w *Workspace) evaluate(s *Stack, o Options, p *plan) error {
	*s = Stack{Name: cmp.Or(o.Name, o.Dir), Dir: o.Dir, Outputs: map[string]cty.Value{}, workspace: w, options: o}
	e := &evaluation{workspace: w, options: o, stack: s, files: map[string]bool{}, noted: map[Left]bool{}, plan: p}
	f := e.rootFolder()
	e.functions = w.functions(f.dir, e.read, e.render)
	e.root = e.instance(f, nil, nil, "", ".")
	e.inputs(f)
	e.fetched = e.readFetched(f.dir)
	e.root.finish()
	if len(e.problems) > 0 {
		return e.ordered()
	}
	s.Files = slices.Sorted(maps.Keys(e.files))
	slices.SortStableFunc(s.Resources, func(a, b *Resource) int { return strings.Compare(a.Address, b.Address) })
	slices.SortStableFunc(s.Values, func(a, b Named) int { return strings.Compare(a.Module, b.Module) })
	return nil
}

// rootFolder reads the root module: a folder, or one file that is alone.
func (e *evaluation) rootFolder() *folder {
	dir := e.options.Dir
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		e.options.Dir = filepath.Dir(dir)
		f := e.workspace.read(e.options.Dir, []string{dir})
		f.alone = true
		return f
	}
	return e.workspace.folder(dir)
}

// ordered returns the problems as they stand in the files, each once.
func (e *evaluation) ordered() diag.List {
	slices.SortStableFunc(e.problems, func(a, b *diag.Error) int {
		return cmp.Or(strings.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Column, b.At.Column))
	})
	return slices.CompactFunc(e.problems, func(a, b *diag.Error) bool { return a.At == b.At && a.What == b.What })
}

// read hears of a file that was read.
func (e *evaluation) read(file string) { e.files[file] = true }

// origin is the file that a file of the root module was copied from, or itself.
func (e *evaluation) origin(file string) string {
	if len(e.options.Origins) == 0 {
		return file
	}
	if from, ok := e.options.Origins[file]; ok {
		return from
	}
	if rel, err := filepath.Rel(e.options.Dir, file); err == nil {
		if from, ok := e.options.Origins[filepath.ToSlash(rel)]; ok {
			return from
		}
	}
	return file
}
