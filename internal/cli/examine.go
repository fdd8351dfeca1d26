package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/gate"
	"flota.dev/flota/internal/gate/catalog"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/stack"
)

// examination is what the gate looked at, and what it found.
type examination struct {
	report  gate.Report
	started time.Time
	took    time.Duration

	workspace *config.Workspace
	project   *project // nil if it looked at paths
	stacks    []*config.Stack
	folders   []string // whose raw files were looked through
	waivers   []string // folders that may hold a waivers.yaml
}

func newExamination() *examination {
	return &examination{workspace: config.NewWorkspace(), started: time.Now()}
}

// examine looks at the fleet, or at the paths that were named.
func (a *app) examine(ctx context.Context, f checkFlags) (*examination, error) {
	e := newExamination()
	if err := a.gather(ctx, e, &f); err != nil {
		return nil, err
	}
	return e, e.examine(ctx, f)
}

// examine lets the gate look at what was gathered.
func (e *examination) examine(ctx context.Context, f checkFlags) error {
	o, err := e.options(ctx, f)
	if err != nil {
		return err
	}
	var extra []gate.Finding
	if e.project != nil {
		extra = gate.Manifest(e.project.fleet)
	}
	for _, dir := range e.folders {
		found, err := gate.Files(ctx, dir)
		if err != nil {
			return err
		}
		extra = append(extra, found...)
	}
	e.report = gate.Run(check.NewWorld(e.stacks...), extra, o)
	e.took = time.Since(e.started)
	return nil
}

// gather evaluates everything that is to be looked at.
func (a *app) gather(ctx context.Context, e *examination, f *checkFlags) error {
	if len(f.paths) == 0 {
		p, err := a.load()
		if err == nil {
			return e.fleet(p, f)
		}
		dir, ferr := a.folder()
		if ferr != nil || exists(filepath.Join(dir, fleet.File)) || !holdsTerraform(dir) {
			return err
		}
		f.paths = []string{nearest(dir)}
	}
	var all diag.List
	for _, path := range f.paths {
		if f.init {
			if err := a.fetchModules(ctx, path); err != nil {
				return err
			}
		}
		if err := e.path(path, f); err != nil {
			all = append(all, diag.Problems(err)...)
		}
	}
	return all.Err()
}

// fleet evaluates a fleet's stacks, and remembers those that were asked for.
func (e *examination) fleet(p *project, f *checkFlags) error {
	if err := f.selection.check(p.fleet); err != nil {
		return err
	}
	e.project = p
	e.folders, e.waivers = []string{p.fleet.Dir}, []string{p.fleet.Dir}
	all := stack.All(p.fleet)
	selected, err := stack.Select(all, stack.Selection{Environments: f.environments, Services: f.services})
	if err != nil {
		return err
	}
	e.stacks, err = gate.Stacks(e.workspace, p.layout(), selected)
	return err
}

// path evaluates the root modules at or below a folder, or a single file.
func (e *examination) path(path string, f *checkFlags) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &diag.Error{What: "there is no such file or folder: " + path, Exit: diag.BadManifest, Err: err}
	case err != nil:
		return &diag.Error{What: err.Error(), Exit: diag.BadManifest, Err: err}
	}
	e.folders = append(e.folders, path)
	if info.IsDir() {
		e.waivers = append(e.waivers, path)
		return e.folder(path, f)
	}
	e.waivers = append(e.waivers, filepath.Dir(path))
	switch name := filepath.Base(path); {
	case strings.HasSuffix(name, ".tf"), strings.HasSuffix(name, ".tf.json"):
		return e.evaluate(path, f)
	case strings.HasSuffix(name, ".json"):
		return e.plan(path)
	}
	return nil
}

func (e *examination) folder(dir string, f *checkFlags) error {
	roots, err := e.workspace.Roots(dir)
	if err != nil {
		return err
	}
	var all diag.List
	for _, root := range roots {
		if err := e.evaluate(root, f); err != nil {
			all = append(all, diag.Problems(err)...)
		}
	}
	return all.Err()
}

func (e *examination) evaluate(path string, f *checkFlags) error {
	s, err := e.workspace.Evaluate(config.Options{Dir: path, VarFiles: f.varFiles})
	if err != nil {
		return err
	}
	e.stacks = append(e.stacks, s)
	return nil
}

// plan lays a plan over the folder's stack that it is of, or looks at it alone.
func (e *examination) plan(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return &diag.Error{What: err.Error(), Exit: diag.BadManifest, Err: err}
	}
	p, err := e.workspace.ReadPlan(path, data)
	if err != nil {
		return err
	}
	for _, s := range e.stacks {
		if filepath.Clean(s.Dir) == filepath.Dir(path) {
			return s.Lay(p)
		}
	}
	e.stacks = append(e.stacks, p)
	return nil
}

// options turn flags and files into what the gate forgives.
func (e *examination) options(ctx context.Context, f checkFlags) (gate.Options, error) {
	o := gate.Options{
		Checks: catalog.All(), Severity: check.Severity(f.severity), Strict: f.strict,
		Today: time.Now(), Name: nearest,
	}
	var err error
	if f.baseline != "" {
		if o.Baseline, err = gate.ReadBaseline(f.baseline); err != nil {
			return o, err
		}
	}
	if o.Waivers, err = e.loadWaivers(); err != nil {
		return o, err
	}
	if f.changed != "" {
		if o.Only, err = e.only(ctx, f.changed); err != nil {
			return o, err
		}
	}
	return o, nil
}

func (e *examination) loadWaivers() ([]gate.Waiver, error) {
	var out []gate.Waiver
	seen := map[string]bool{}
	for _, dir := range append(e.waivers, ".") {
		abs, err := filepath.Abs(dir)
		if err != nil || seen[abs] {
			continue
		}
		seen[abs] = true
		waivers, err := fleet.LoadWaivers(dir)
		if err != nil {
			return nil, err
		}
		for _, w := range waivers {
			out = append(out, gate.WaiverOf(w))
		}
	}
	return out, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func holdsTerraform(dir string) bool {
	for _, pattern := range []string{"*.tf", "*.tf.json"} {
		if found, _ := filepath.Glob(filepath.Join(dir, pattern)); len(found) > 0 {
			return true
		}
	}
	return false
}

// nearest names a file as it is seen from the current folder, if it is in or below it.
func nearest(file string) string {
	if !filepath.IsAbs(file) {
		return file
	}
	here, err := os.Getwd()
	if err != nil {
		return file
	}
	if rel, err := filepath.Rel(here, file); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return file
}

// fetchModules lets Terraform fetch a folder's remote modules, and nothing else.
func (a *app) fetchModules(ctx context.Context, path string) error {
	if !isFolder(path) {
		return fmt.Errorf("--init needs a folder, not %s", path)
	}
	return a.terraformGet(ctx, path)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
