package fleet

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"

	"flota.dev/flota/internal/diag"
)

// Load reads the fleet whose fleet.yaml stands in dir. When anything is wrong
// the error is a diag.List of every problem, in the order in which they stand
// in the files, that asks for the exit code diag.BadManifest.
func Load(dir string) (*Fleet, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, &diag.Error{What: "cannot tell which folder this is: " + err.Error(), Exit: diag.BadManifest, Err: err}
	}
	l := &loader{dir: dir, abs: abs, report: &report{}, manifest: &manifest{}}
	root, err := l.open()
	if err != nil {
		return nil, err
	}
	if root != nil {
		l.root = expand(root, reflect.TypeFor[manifest]())
		decoder{l.report}.decode(l.root, l.manifest)
		l.load()
	}
	if err := l.report.list().Err(); err != nil {
		return nil, err
	}
	return l.fleet(), nil
}

// loader is one run of Load.
type loader struct {
	dir, abs string
	report   *report
	sources  int

	root     *node
	manifest *manifest
	stages   []*staged
	drafts   []*draft
}

// staged is an environment and the node that its base was read from.
type staged struct {
	Environment
	base *node
}

// draft is a service on its way into the fleet.
type draft struct {
	name  string
	at    place // of the name
	node  *node // as it stands, with no overrides
	over  *node // the overrides by environment, or nil
	dir   string
	views []view // first without overrides, then one for each environment
}

// view is a service as it is in one environment.
type view struct {
	*Service
	node  *node
	stage *staged // nil: no overrides
}

// open reads fleet.yaml. The error is for a file that cannot be read at all.
func (l *loader) open() (*node, error) {
	path := filepath.Join(l.dir, File)
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &diag.Error{
			What: fmt.Sprintf("there is no %s in %s", File, l.abs),
			Hint: "flota init writes one; or go to the folder that holds it",
			Exit: diag.BadManifest, Err: err,
		}
	case err != nil:
		return nil, &diag.Error{
			What: fmt.Sprintf("%s cannot be read: %v", path, reason(err)),
			Exit: diag.BadManifest, Err: err,
		}
	}
	return l.parse(path, data), nil
}

// parse reads one file's text. It returns nil, and reports why, if there is nothing in it.
func (l *loader) parse(path string, data []byte) *node {
	l.sources++
	src := &source{name: path, order: l.sources}
	before := len(l.report.found)
	root := parse(src, data, l.report)
	if root == nil && len(l.report.found) == before {
		l.report.add(place{source: src}, "flota schema prints what may stand in it", "the file is empty")
	}
	return root
}

// reason strips the path that os puts before its errors.
func reason(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

func (l *loader) load() {
	if l.root.shape != table {
		return
	}
	l.readStages()
	l.readServices()
	l.checkFleet()
	l.checkSource()
	for _, s := range l.stages {
		l.checkStage(s)
	}
	for _, d := range l.drafts {
		l.checkDraft(d)
	}
	l.checkNeeds()
	l.checkReach()
	l.checkRoutes()
}

func (l *loader) readStages() {
	for name, n := range l.root.get("environments").all() {
		w := l.manifest.Environments[name]
		s := &staged{base: over(l.root.get("base"), n.get("base"))}
		s.Environment = Environment{
			Name: name, Account: w.Account, Region: cmp.Or(w.Region, l.manifest.Region),
			Domain: w.Domain, Approval: bool(w.Approval), Role: w.Role,
		}
		quiet().decode(s.base, &s.Base)
		settleBase(&s.Base, name)
		s.Base.Workspaces = nil // the fleet's
		l.stages = append(l.stages, s)
	}
}

// over merges two nodes of which either may be missing.
func over(base, override *node) *node {
	if n := merge(base, override); n != nil {
		return n
	}
	return &node{shape: table}
}

// quiet decodes what has been decoded before in parts, so that nothing is left to report.
func quiet() decoder { return decoder{&report{}} }

func (l *loader) fleet() *Fleet {
	m := l.manifest
	f := &Fleet{
		Name: m.Name, Region: m.Region, Source: m.Source, Modules: m.Modules, Parameters: m.Parameters, Shared: m.Shared, Workspaces: m.Base.Workspaces, Budget: m.Budget,
		Reserved: m.Pipeline.Reserved, Sign: m.Pipeline.Sign,
		Dir: l.abs, services: map[string]map[string]*Service{"": {}},
	}
	for _, s := range l.stages {
		f.Environments = append(f.Environments, s.Environment)
		f.services[s.Name] = map[string]*Service{}
	}
	f.Shared.Account = cmp.Or(f.Shared.Account, f.Environments[0].Account)
	f.Shared.Region = cmp.Or(f.Shared.Region, f.Environments[0].Region)
	for _, d := range l.drafts {
		f.names = append(f.names, d.name)
		for _, v := range d.views {
			f.services[v.environment()][d.name] = v.Service
		}
	}
	slices.Sort(f.names)
	return f
}

// environment returns the name of the view's environment; "" stands for no overrides.
func (v view) environment() string {
	if v.stage == nil {
		return ""
	}
	return v.stage.Name
}
