package terraform

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
)

// Variable is the environment variable that names the program to use.
const Variable = "FLOTA_TERRAFORM"

// Finder looks for an engine.
type Finder struct {
	// Cache is where engines are installed, and looked for. By default it is
	// flota/engines in the user's cache folder.
	Cache string
	// Sink is told when an engine is installed, since that takes time.
	Sink event.Sink
}

// Find returns the first engine that is new enough: the one that FLOTA_TERRAFORM
// names, terraform on PATH, tofu on PATH, one installed before, and else it
// installs one. If FLOTA_TERRAFORM is set, nothing else is looked for. The error
// is a *diag.Error that says what was found and what to do.
func (f Finder) Find(ctx context.Context) (Engine, error) {
	if path := os.Getenv(Variable); path != "" {
		return named(ctx, path)
	}
	var old []Engine
	for _, path := range f.candidates() {
		e, err := inspect(ctx, path)
		if ctx.Err() != nil {
			return Engine{}, ctx.Err()
		}
		switch {
		case err != nil:
			f.notice(true, err.Error())
		case e.recent():
			return e, nil
		default:
			old = append(old, e)
		}
	}
	e, err := f.install(ctx)
	if err != nil && ctx.Err() == nil {
		return Engine{}, absent(old, err)
	}
	return e, err
}

func named(ctx context.Context, path string) (Engine, error) {
	found, err := exec.LookPath(path)
	if err == nil {
		found, err = filepath.Abs(found)
	}
	if err != nil {
		return Engine{}, &diag.Error{
			What: fmt.Sprintf("%s names %s, which can't be run: %v", Variable, path, err),
			Hint: "unset " + Variable, Err: err,
		}
	}
	e, err := inspect(ctx, found)
	if err != nil {
		return Engine{}, &diag.Error{What: err.Error(), Hint: "unset " + Variable, Err: err}
	}
	if !e.recent() {
		return Engine{}, &diag.Error{
			What: fmt.Sprintf("%s is too old: %s or newer is needed", e, Minimum),
			Hint: "unset " + Variable + ", or let it name a newer one",
		}
	}
	return e, nil
}

// candidates returns the programs that are on the machine, best first.
func (f Finder) candidates() []string {
	var out []string
	for _, name := range []string{"terraform", "tofu"} {
		if path, err := exec.LookPath(name); err == nil {
			if path, err = filepath.Abs(path); err == nil {
				out = append(out, path)
			}
		}
	}
	for _, path := range []string{f.terraformPath(), f.tofuPath()} {
		if _, err := os.Stat(path); err == nil {
			out = append(out, path)
		}
	}
	return out
}

func absent(old []Engine, cause error) error {
	e := &diag.Error{
		What:   "there is no Terraform or OpenTofu on PATH, and none could be installed",
		Hint:   fmt.Sprintf("install Terraform %s or newer: https://developer.hashicorp.com/terraform/install", Minimum),
		Detail: []string{cause.Error()},
		Err:    cause,
	}
	if len(old) > 0 {
		e.What = fmt.Sprintf("%s is too old: %s or newer is needed, and none could be installed", old[0], Minimum)
	}
	return e
}

func (f Finder) cache() string {
	if f.Cache != "" {
		return f.Cache
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "flota", "engines")
}

func (f Finder) terraformPath() string { return filepath.Join(f.cache(), "terraform") }

func (f Finder) tofuPath() string { return filepath.Join(f.cache(), "tofu-"+tofuVersion()) }

func (f Finder) notice(warning bool, message string) {
	if f.Sink != nil {
		f.Sink.Emit(event.Notice{Message: message, Warning: warning})
	}
}
