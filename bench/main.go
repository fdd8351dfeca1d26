// Command bench measures the figures that flota promises, on this machine, by
// running the real binary as a user would: the demo, then a plan of all stacks,
// a restart of the sandbox, and its memory. It prints the median of all runs
// beside each goal.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"flota.dev/flota/bench/figure"
)

var figures = []figure.Figure{
	{Name: "dropped requests over the whole demo", Unit: "", Most: 0},
	{Name: "sandbox up, from command to ready", Unit: "s", Most: 1},
	{Name: "apply of all 78 stacks from nothing", Unit: "s", Most: 60},
	{Name: "plan of all 78 stacks with nothing to do", Unit: "s", Most: 20},
	{Name: "new version live, all at once, after its build", Unit: "s", Most: 3},
	{Name: "traffic back on the old revision, during bake", Unit: "s", Most: 1},
	{Name: "memory of the sandbox itself, fleet running", Unit: "MB", Most: 300},
	{Name: "the whole demo", Unit: "s", Most: 360},
}

func main() {
	bin := flag.String("flota", "bin/flota", "the binary to measure")
	runs := flag.Int("runs", 3, "how often to measure")
	flag.Parse()
	path, err := filepath.Abs(*bin)
	if err == nil {
		err = figure.Measure(os.Stdout, figures, *runs, func() ([]float64, error) { return run(path) })
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run measures every figure once, in their order.
func run(bin string) (values []float64, err error) {
	parent, err := os.MkdirTemp("", "flota-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(parent)
	c := commands{bin: bin, dir: filepath.Join(parent, "cambio")}
	defer func() { err = errors.Join(err, c.quietly("sandbox", "down")) }()
	var demo report
	whole, err := c.timed(&demo, "demo", "--keep", "--json", c.dir)
	if err != nil {
		return nil, err
	}
	plan, err := c.timed(nil, "plan", "--quiet", "--dir", c.dir)
	if err != nil {
		return nil, err
	}
	memory, err := c.memory()
	if err != nil {
		return nil, err
	}
	if err := c.quietly("sandbox", "down"); err != nil {
		return nil, err
	}
	up, err := c.timed(nil, "sandbox", "up", "--dir", c.dir)
	if err != nil {
		return nil, err
	}
	atOnce := slices.IndexFunc(demo.Releases, func(r release) bool { return r.Strategy == "blue_green" })
	if atOnce < 0 {
		return nil, errors.New("the demo released nothing all at once")
	}
	return []float64{demo.Load.Dropped, up, demo.Phases.Apply, plan, demo.Releases[atOnce].Live, demo.Rollback.Seconds, memory, whole}, nil
}

// report is what bench reads of the demo's report.
type report struct {
	Phases struct {
		Apply float64 `json:"apply_s"`
	}
	Load     struct{ Dropped float64 }
	Releases []release
	Rollback struct{ Seconds float64 }
}

type release struct {
	Strategy string
	Live     float64 `json:"live_s"`
}

// commands runs flota on one fleet.
type commands struct {
	bin, dir string
}

// timed runs flota, reads its JSON result into out (nil for none), and returns the seconds it took.
func (c commands) timed(out any, args ...string) (float64, error) {
	cmd := exec.Command(c.bin, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return 0, fmt.Errorf("flota %v: %w\n%s", args, err, stderr.Bytes())
	}
	took := time.Since(start).Seconds()
	if out == nil {
		return took, nil
	}
	return took, json.Unmarshal(stdout.Bytes(), out)
}

func (c commands) quietly(args ...string) error {
	_, err := c.timed(nil, append(args, "--dir", c.dir)...)
	return err
}

// memory returns the megabytes that the sandbox's own process holds (Linux).
func (c commands) memory() (float64, error) {
	var state struct{ PID int }
	if _, err := c.timed(&state, "sandbox", "status", "--json", "--dir", c.dir); err != nil {
		return 0, err
	}
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", state.PID))
	if err != nil {
		return 0, err
	}
	for line := range bytes.Lines(raw) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmRSS:")); ok {
			kb, err := strconv.ParseFloat(string(bytes.Fields(rest)[0]), 64)
			return kb / 1024, err
		}
	}
	return 0, errors.New("the system does not tell the sandbox's memory")
}
