package stack

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"

	"flota.dev/flota/internal/fleet"
)

// Library is the Terraform that stacks are made of.
type Library struct {
	Stacks  fs.FS // holds the roots: base-shared, base-environment, service-core, service-environment
	Modules fs.FS // holds the module library, flota's or another: network/vpc, …
}

// Layout writes the working directories of a fleet's stacks, under
// .flota/terraform beside fleet.yaml:
//
//	modules/<category>/<name>/    the module library
//	instances/<id, with dots>/    one stack: its root's files and its variables
//
// All of it follows from the manifest and the library, so it can be removed at
// any time. Methods may be called from many goroutines at once, for different
// stacks.
type Layout struct {
	fleet   *fleet.Fleet
	library Library
	modules func() (string, error) // writes the module library once, and returns its hash
	known   sync.Map               // what declared has read, by root
}

// NewLayout returns the layout of a fleet's stacks.
func NewLayout(f *fleet.Fleet, library Library) *Layout {
	l := &Layout{fleet: f, library: library}
	l.modules = sync.OnceValues(l.writeModules)
	return l
}

// declared is Declared, read once for all stacks of a root.
func (l *Layout) declared(root string) (map[string]Variable, error) {
	read, _ := l.known.LoadOrStore(root, sync.OnceValues(func() (map[string]Variable, error) {
		return Declared(l.library.Stacks, root)
	}))
	return read.(func() (map[string]Variable, error))()
}

// Dir is the folder that holds all working directories.
func (l *Layout) Dir() string { return filepath.Join(l.fleet.Dir, fleet.Folder, "terraform") }

// Work is a stack's working directory, ready for Terraform.
type Work struct {
	Instance Instance
	Dir      string // absolute
	State    State
	// Code is a hash of the Terraform files; Inputs one of these and of all variables.
	Code   string
	Inputs string
	// Parameters are values for the stack that are in no file.
	Parameters Values
	// Pending are the upstream stacks that are not applied yet, for whose outputs placeholders stand.
	Pending []string
	// Origins maps a file in Dir to the user's own file that it was copied from, relative to the fleet's folder.
	Origins map[string]string

	fleetDir string
}

// Rel shortens a file's name for people: relative to the fleet's folder if it lies in it.
func (w Work) Rel(name string) string {
	if rel, err := filepath.Rel(w.fleetDir, name); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return name
}

// Materialise brings a stack's working directory up to date, writing only what
// has changed, each file at once or not at all. Upstream holds the outputs of
// the stacks that have been applied, by ID. Errors about the user's own files
// are *diag.Error.
func (l *Layout) Materialise(i Instance, upstream map[string]Outputs) (Work, error) {
	w := Work{
		Instance: i,
		Dir:      filepath.Join(l.Dir(), "instances", i.Folder()),
		State:    StateOf(l.fleet, i.ID),
		fleetDir: l.fleet.Dir,
	}
	library, err := l.modules()
	if err != nil {
		return w, err
	}
	files, err := l.rootFiles(i)
	if err != nil {
		return w, err
	}
	if w.Origins, err = l.overlay(i, files); err != nil {
		return w, err
	}
	w.Code = hash(files, library)
	if w.Pending, err = l.variableFiles(i, upstream, files); err != nil {
		return w, err
	}
	w.Inputs = hash(files, library)
	return w, write(w.Dir, files)
}

func (l *Layout) variableFiles(i Instance, applied map[string]Outputs, files map[string][]byte) ([]string, error) {
	manifest, err := Variables(l.fleet, i)
	if err != nil {
		return nil, err
	}
	upstream, pending, err := l.upstreamVariables(i, applied)
	if err != nil {
		return nil, err
	}
	for name, variables := range map[string]any{"terraform.tfvars.json": manifest, "upstream.auto.tfvars.json": upstream} {
		if files[name], err = json.MarshalIndent(variables, "", "  "); err != nil {
			return nil, fmt.Errorf("render the variables of %s: %w", i.ID, err)
		}
	}
	return pending, nil
}

func (l *Layout) rootFiles(i Instance) (map[string][]byte, error) {
	files, err := read(l.library.Stacks, i.Root())
	if err != nil {
		return nil, fmt.Errorf("read the root stacks/%s: %w", i.Root(), err)
	}
	return files, nil
}

func (l *Layout) writeModules() (string, error) {
	files, err := read(l.library.Modules, ".")
	if err != nil {
		return "", fmt.Errorf("read the module library: %w", err)
	}
	modules, err := fleet.MakeFolder(l.fleet.Dir, "terraform", "modules")
	if err != nil {
		return "", fmt.Errorf("make a place for the stacks: %w", err)
	}
	return hash(files, ""), write(modules, files)
}

func hash(files map[string][]byte, more string) string {
	h := sha256.New()
	for _, name := range keysOf(files) {
		fmt.Fprintf(h, "%s %d\n", name, len(files[name]))
		h.Write(files[name])
	}
	fmt.Fprintln(h, more)
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}
