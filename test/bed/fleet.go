package bed

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"flota.dev/flota"
	"flota.dev/flota/internal/cloud"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/release"
	"flota.dev/flota/internal/sandbox"
)

// Env is the one environment of the fleets that tests use: each further one
// takes Terraform as long again.
const Env = "dev"

// Fleet is a fleet in a folder of its own, and its sandbox.
type Fleet struct {
	*fleet.Fleet
	// Sandbox tells where the sandbox is, once it is up.
	Sandbox sandbox.State

	t testing.TB
	// api and edge are the ports that the sandbox has in each of its lives, as
	// the usual ones are on a machine with a single sandbox.
	api, edge string
}

// New copies the fleet in the folder testdata/<name>. When the test has failed,
// the folder stays, and the test says where it is.
func New(t testing.TB, name string) *Fleet {
	t.Helper()
	dir, err := os.MkdirTemp("", "flota-"+name+"-")
	if err != nil {
		t.Fatal(err)
	}
	err = errors.Join(os.CopyFS(dir, os.DirFS(filepath.Join("testdata", name))), writeModule(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	f := &Fleet{t: t, api: freePort(t), edge: freePort(t)}
	t.Cleanup(func() { f.clear(dir) })
	if f.Fleet, err = fleet.Load(dir); err != nil {
		t.Fatal(err)
	}
	return f
}

// writeModule makes the fleet a Go module with the dependencies of flota's own,
// which the machine has.
func writeModule(dir, name string) error {
	module, err := flota.Module.ReadFile("go.mod")
	if err != nil {
		return err
	}
	sums, err := flota.Module.ReadFile("go.sum")
	if err != nil {
		return err
	}
	module = regexp.MustCompile(`(?m)^module .*$`).ReplaceAll(module, []byte("module "+name))
	return errors.Join(
		os.WriteFile(filepath.Join(dir, "go.mod"), module, 0o644),
		os.WriteFile(filepath.Join(dir, "go.sum"), sums, 0o644),
	)
}

// freePort returns an address that nobody listened on a moment ago.
func freePort(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func (f *Fleet) clear(dir string) {
	log := filepath.Join(dir, sandbox.Folder, "sandbox.log")
	if f.Sandbox.PID != 0 {
		_ = syscall.Kill(f.Sandbox.PID, syscall.SIGKILL)
	}
	raw, _ := os.ReadFile(log)
	if bytes.Contains(raw, []byte("DATA RACE")) {
		f.t.Error("the sandbox has a data race")
	}
	if !f.t.Failed() {
		os.RemoveAll(dir)
		return
	}
	lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
	f.t.Logf("the fleet is kept in %s; the sandbox's log is %s and ends with:\n%s", dir, log, strings.Join(lines[max(0, len(lines)-20):], "\n"))
}

// Up starts the sandbox. A minute of waiting passes in 60/scale seconds.
func (f *Fleet) Up(scale int) {
	f.t.Helper()
	f.Run("sandbox", "up", "--api", f.api, "--edge", f.edge, "--time-scale", fmt.Sprint(scale))
	var err error
	if f.Sandbox, err = sandbox.Find(f.Dir); err != nil {
		f.t.Fatal(err)
	}
}

// Kill ends the sandbox as a power cut would, and returns when it is gone.
func (f *Fleet) Kill() {
	f.t.Helper()
	if err := syscall.Kill(f.Sandbox.PID, syscall.SIGKILL); err != nil {
		f.t.Fatal(err)
	}
	Await(f.t, "the killed sandbox is gone", func() bool {
		_, err := sandbox.Find(f.Dir)
		return errors.Is(err, sandbox.ErrDown)
	})
}

// Row returns what flota status tells of a service.
func (f *Fleet) Row(service string) release.Row {
	f.t.Helper()
	var all map[string][]release.Row
	o := f.Try("status", service, "--env", Env, "--json")
	if err := o.Decode(&all); err != nil || len(all[Env]) != 1 {
		f.t.Fatalf("flota status %s: %v\n%s", service, err, o.Err)
	}
	return all[Env][0]
}

// AwaitHealthy returns when all tasks of a service are healthy and no release goes on.
func (f *Fleet) AwaitHealthy(service string) release.Row {
	f.t.Helper()
	var row release.Row
	Await(f.t, service+" is healthy", func() bool {
		row = f.Row(service)
		return row.Going == nil && row.Desired > 0 && row.Healthy == row.Desired && row.Running == row.Desired
	})
	return row
}

// Cloud returns the environment's account in the sandbox.
func (f *Fleet) Cloud() *cloud.Cloud {
	f.t.Helper()
	e, _ := f.Environment(Env)
	return f.account(e.Account, e.Region)
}

// Shared returns the account of states, outputs and the ledger.
func (f *Fleet) Shared() *cloud.Cloud {
	f.t.Helper()
	return f.account(f.Fleet.Shared.Account, f.Fleet.Shared.Region)
}

func (f *Fleet) account(id, region string) *cloud.Cloud {
	f.t.Helper()
	c, err := cloud.New(f.t.Context(), cloud.Config{Endpoint: f.Sandbox.API, Account: id, Region: region})
	if err != nil {
		f.t.Fatal(err)
	}
	return c
}
