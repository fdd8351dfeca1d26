package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/gate"
	"flota.dev/flota/internal/stack"
)

// gather evaluates everything that is to be looked at: the fleet, or the paths
// that were named, or the folder if it holds Terraform and no fleet.
func (a *app) gather(ctx context.Context, e *examination, f *checkFlags) error {
	if len(f.paths) == 0 {
		p, err := a.load()
		if err == nil {
			return e.fleet(ctx, p, f)
		}
		dir, ferr := a.folder()
		if ferr != nil || exists(filepath.Join(dir, fleet.File)) {
			return err
		}
		if roots, rerr := e.workspace.Roots(dir); rerr != nil || len(roots) == 0 {
			return err
		}
		f.paths = []string{nearest(dir)}
	}
	return a.paths(ctx, e, f)
}

// fleet evaluates a fleet's stacks that were asked for, and those that they need.
func (e *examination) fleet(ctx context.Context, p *project, f *checkFlags) error {
	if err := f.selection.check(p.fleet); err != nil {
		return err
	}
	e.project = p
	e.folders, e.waivers = []string{p.fleet.Dir}, []string{p.fleet.Dir}
	all := stack.All(p.fleet)
	selected, err := stack.Select(all, stack.Selection{IDs: f.ids, Environments: f.environments, Services: f.services})
	if err != nil {
		return err
	}
	layout, err := p.layout(ctx)
	if err != nil {
		return err
	}
	stacks, err := gate.Stacks(e.workspace, layout, selected)
	for _, s := range stacks {
		e.add(s)
	}
	return err
}

// paths evaluates the root modules at or below folders, single files, and plans.
func (a *app) paths(ctx context.Context, e *examination, f *checkFlags) error {
	folders, files, err := apart(f.paths)
	if err != nil {
		return err
	}
	e.folders = f.paths
	e.waivers = folders
	for _, file := range files {
		e.waivers = append(e.waivers, filepath.Dir(file))
	}
	if f.init {
		for _, dir := range folders {
			if err := a.terraformGet(ctx, dir); err != nil {
				return err
			}
		}
	}
	roots, err := e.workspace.Roots(folders...)
	if err != nil {
		return err
	}
	var all diag.List
	for _, root := range roots {
		all = append(all, diag.Problems(e.evaluate(root, f))...)
	}
	for _, file := range files {
		all = append(all, diag.Problems(e.file(file, f))...)
	}
	return all.Err()
}

// apart tells folders from files. The error names all that are not there.
func apart(paths []string) (folders, files []string, err error) {
	var missing diag.List
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			missing = append(missing, &diag.Error{What: "there is no such file or folder: " + path, Exit: diag.BadManifest, Err: err})
		case err != nil:
			missing = append(missing, &diag.Error{What: err.Error(), Exit: diag.BadManifest, Err: err})
		case info.IsDir():
			folders = append(folders, path)
		default:
			files = append(files, path)
		}
	}
	return folders, files, missing.Err()
}

// file evaluates a file of Terraform, or lays a plan over its folder's stack.
// Any other file is only looked through for secrets.
func (e *examination) file(path string, f *checkFlags) error {
	if strings.HasSuffix(path, ".tf") || strings.HasSuffix(path, ".tf.json") {
		return e.evaluate(path, f)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return &diag.Error{What: err.Error(), Exit: diag.BadManifest, Err: err}
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return &diag.Error{
			What: path + " is a plan in Terraform's own form, which only Terraform can read",
			Hint: fmt.Sprintf("terraform show -json %s > plan.json", path), Exit: diag.BadManifest,
		}
	case strings.HasSuffix(path, ".json") && (strings.Contains(filepath.Base(path), "plan") || bytes.Contains(data, []byte(`"format_version"`))):
		return e.plan(path, data, f)
	}
	return nil
}

func (e *examination) evaluate(path string, f *checkFlags) error {
	s, err := e.workspace.Evaluate(config.Options{Dir: path, VarFiles: f.varFiles})
	if err != nil {
		return err
	}
	if scattered(s) {
		return e.apiece(path, f)
	}
	e.add(s)
	return nil
}

// scattered reports whether files of a folder declare the same resource, so
// that they cannot be one module: each stands for itself, as snippets do.
func scattered(s *config.Stack) bool {
	seen := map[string]*config.Resource{}
	for _, r := range s.Resources {
		if r.Mode != config.Managed && r.Mode != config.Data || strings.HasPrefix(r.Address, "module.") {
			continue
		}
		if first := seen[r.Address]; first != nil && first.Range.Filename != r.Range.Filename {
			return true
		}
		seen[r.Address] = r
	}
	return false
}

// apiece evaluates each file of a folder as a root module of its own.
func (e *examination) apiece(dir string, f *checkFlags) error {
	var all diag.List
	for _, pattern := range []string{"*.tf", "*.tf.json"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return err
		}
		for _, file := range files {
			all = append(all, diag.Problems(e.evaluate(file, f))...)
		}
	}
	return all.Err()
}

// plan lays a plan over the stack of the folder that it lies in. Where the
// folder holds no Terraform, the plan is looked at alone, and tells less:
// neither lines nor what its values are made of.
func (e *examination) plan(path string, data []byte, f *checkFlags) error {
	p, err := e.workspace.ReadPlan(path, data)
	if err != nil {
		return err
	}
	dir := filepath.Dir(path)
	s := e.stackOf(dir)
	if s == nil && holdsTerraform(dir) {
		if err := e.evaluate(dir, f); err != nil {
			return err
		}
		s = e.stackOf(dir)
	}
	if s != nil {
		return s.Lay(p)
	}
	e.add(p)
	return nil
}

func (e *examination) stackOf(dir string) *config.Stack {
	for _, s := range e.stacks {
		if filepath.Clean(s.Dir) == filepath.Clean(dir) {
			return s
		}
	}
	return nil
}

func holdsTerraform(dir string) bool {
	for _, pattern := range []string{"*.tf", "*.tf.json"} {
		if found, err := filepath.Glob(filepath.Join(dir, pattern)); err == nil && len(found) > 0 {
			return true
		}
	}
	return false
}
