package cli

import (
	"context"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/gate"
	"flota.dev/flota/internal/gate/catalog"
	"flota.dev/flota/internal/gate/check"
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

// few is up to how many stacks the memory does not matter, so that there is
// less to collect.
const few = 8

func newExamination() *examination {
	debug.SetGCPercent(400)
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

// add takes a stack up.
func (e *examination) add(s *config.Stack) {
	if e.stacks = append(e.stacks, s); len(e.stacks) == few {
		debug.SetGCPercent(100)
	}
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

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
