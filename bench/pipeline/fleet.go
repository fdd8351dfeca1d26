package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"flota.dev/flota/internal/load"
)

// patience is how long anything may take before the run has failed.
const patience = 10 * time.Minute

// look is the time between two looks at the pipelines.
const look = 200 * time.Millisecond

// fleet is the example fleet cambio in a sandbox, as a user would have it.
type fleet struct {
	bin, dir string
}

// prepare lets the demo make the fleet and bring it live, puts it under Git, and
// pushes it for the first time.
func (f fleet) prepare() error {
	if err := f.flota(nil, "demo", "--keep", "--quiet", f.dir); err != nil {
		return err
	}
	if err := f.flota(nil, "bootstrap", "--quiet", "--yes"); err != nil {
		return err
	}
	var sandbox struct{ Remote string }
	if err := f.flota(&sandbox, "sandbox", "status", "--json"); err != nil {
		return err
	}
	for _, args := range [][]string{
		{"init", "--quiet", "--initial-branch=main"}, {"config", "user.name", "bench"}, {"config", "user.email", "bench@localhost"},
		{"remote", "add", "sandbox", sandbox.Remote},
	} {
		if err := f.git(args...); err != nil {
			return err
		}
	}
	if _, err := f.push("The fleet"); err != nil {
		return err
	}
	return f.settle()
}

// push commits everything and pushes it. It returns when the push began.
func (f fleet) push(message string) (time.Time, error) {
	err := errors.Join(f.git("add", "."), f.git("commit", "--quiet", "--message", message))
	began := time.Now()
	return began, errors.Join(err, f.git("push", "--quiet", "sandbox", "main"))
}

func (f fleet) write(name, content string) error {
	return os.WriteFile(filepath.Join(f.dir, name), []byte(content), 0o644)
}

// touchAll changes something in every service's folder: a comment in its manifest.
func (f fleet) touchAll() error {
	manifests, err := filepath.Glob(filepath.Join(f.dir, "services", "*", "service.yaml"))
	if err != nil {
		return err
	}
	var errs []error
	for _, m := range manifests {
		content, err := os.ReadFile(m)
		errs = append(errs, err, os.WriteFile(m, append(content, "# touched\n"...), 0o644))
	}
	return errors.Join(errs...)
}

// row and action are what bench reads of flota pipeline --json.
type row struct {
	Service, Execution, Status, Approval, Stage string
	Actions                                     []action
}

type action struct {
	Stage, Action, Status string
	Started, Changed      time.Time
}

// executions are the latest ones, by service.
func (f fleet) executions() (map[string]string, error) {
	var rows []row
	err := f.flota(&rows, "pipeline", "--json")
	out := map[string]string{}
	for _, r := range rows {
		out[r.Service] = r.Execution
	}
	return out, err
}

// settle approves whatever waits until nothing is under way, and holds that all went well.
func (f fleet) settle() error {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(look) {
		var rows []row
		if err := f.flota(&rows, "pipeline", "--json"); err != nil {
			return err
		}
		under, waits := 0, false
		for _, r := range rows {
			switch {
			case r.Approval != "":
				waits = true
			case r.Status == "Failed":
				return fmt.Errorf("the pipeline of %s failed at %s", r.Service, r.Stage)
			}
			if r.Status == "InProgress" {
				under++
			}
		}
		if waits {
			if err := f.flota(nil, "pipeline", "approve", "--all", "--yes", "--quiet"); err != nil {
				return err
			}
		}
		if under == 0 {
			return nil
		}
	}
	return fmt.Errorf("pipelines are under way after %s", patience)
}

// live waits until a push is live in dev and has baked, and returns how long that took.
func (f fleet) live(service string, pushed time.Time) (time.Duration, error) {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(look) {
		var r row
		if err := f.flota(&r, "pipeline", service, "--json"); err != nil {
			return 0, err
		}
		if r.Status == "Failed" {
			return 0, fmt.Errorf("the pipeline of %s failed at %s", service, r.Stage)
		}
		for _, a := range r.Actions {
			if a.Stage == "Deploy-dev" && a.Status == "Succeeded" && a.Started.After(pushed) {
				return a.Changed.Sub(pushed), nil
			}
		}
	}
	return 0, fmt.Errorf("%s is not live after %s", service, patience)
}

// requests are what clients of the fleet ask for.
func (f fleet) requests() []load.Request {
	var state struct{ Edge string }
	if err := f.flota(&state, "sandbox", "status", "--json"); err != nil {
		return nil
	}
	var out []load.Request
	for _, path := range []string{"/quotes/USD-ARS", "/rates", "/offers/USD-ARS", "/accounts/taker", "/payments/USD-BRL", "/orders", "/"} {
		out = append(out, load.Request{Method: http.MethodGet, URL: state.Edge + path, Host: "dev.cambio.example"})
	}
	return out
}

func (f fleet) flota(into any, args ...string) error {
	out, err := f.run(f.bin, args...)
	if err != nil || into == nil {
		return err
	}
	return json.Unmarshal(out, into)
}

func (f fleet) git(args ...string) error {
	_, err := f.run("git", args...)
	return err
}

// run runs a program in the fleet's folder, or beside it while that is not there yet.
func (f fleet) run(program string, args ...string) ([]byte, error) {
	cmd := exec.Command(program, args...)
	cmd.Dir = f.dir
	if _, err := os.Stat(f.dir); err != nil {
		cmd.Dir = filepath.Dir(f.dir)
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s %s: %w\n%s", filepath.Base(program), strings.Join(args, " "), err, stderr.Bytes())
	}
	return stdout.Bytes(), nil
}
