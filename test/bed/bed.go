// Package bed is what tests of the whole product stand on: the real binary,
// built once for a package of tests, and a fleet in a sandbox of its own.
package bed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// binary is the path of the flota that Main built.
var binary string

// Main builds flota and runs the tests; TestMain calls it and nothing else.
func Main(m *testing.M) {
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (int, error) {
	dir, err := os.MkdirTemp("", "flota-bin-")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(dir)
	binary = filepath.Join(dir, "flota")
	build := exec.Command("go", "build", "-buildvcs=false", "-o", binary, "flota.dev/flota/cmd/flota")
	if out, err := build.CombinedOutput(); err != nil {
		return 1, fmt.Errorf("build flota: %w\n%s", err, out)
	}
	return m.Run(), nil
}

// Binary is the path of the flota that Main built, for tests that need no fleet.
func Binary() string { return binary }

// Outcome is how a command ended.
type Outcome struct {
	Out, Err string // what it printed
	Exit     int
}

// Command returns a flota command that works on the fleet and is not started
// yet. GOFLAGS is for flota's own build: GOFLAGS=-race go test ./test/soak looks
// for data races in the sandbox, not in the fleet's services.
func (f *Fleet) Command(args ...string) *exec.Cmd {
	cmd := exec.CommandContext(f.t.Context(), binary, append(args, "--dir", f.Dir)...)
	cmd.Env = append(os.Environ(), "NO_COLOR=1", "GOFLAGS=")
	return cmd
}

// Try runs a command and returns how it ended.
func (f *Fleet) Try(args ...string) Outcome {
	cmd := f.Command(args...)
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	err := cmd.Run()
	if _, ended := errors.AsType[*exec.ExitError](err); err != nil && !ended {
		f.t.Errorf("flota %v: %v", args, err)
	}
	return Outcome{Out: out.String(), Err: errOut.String(), Exit: cmd.ProcessState.ExitCode()}
}

// Run runs a command that must succeed and returns what it printed.
func (f *Fleet) Run(args ...string) string {
	f.t.Helper()
	o := f.Try(args...)
	if o.Exit != 0 {
		f.t.Fatalf("flota %v: exit %d\n%s%s", args, o.Exit, o.Out, o.Err)
	}
	return o.Out
}

// Decode reads the JSON that a command printed into v.
func (o Outcome) Decode(v any) error {
	if err := json.Unmarshal([]byte(o.Out), v); err != nil {
		return fmt.Errorf("exit %d, no JSON: %w\n%s%s", o.Exit, err, o.Out, o.Err)
	}
	return nil
}

// patience is how long Await waits for what a loaded machine does slowly.
const patience = 90 * time.Second

// Await returns when ok does, and ends the test if it never does.
func Await(t testing.TB, what string, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !ok(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited %s for: %s", patience, what)
		}
	}
}
