package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"flota.dev/flota/internal/view"
)

// Report is what the demo measured.
type Report struct {
	Stacks    int             `json:"stacks"`
	Resources int             `json:"resources"`
	Services  int             `json:"services"`
	Tasks     int             `json:"tasks"`
	Phases    Phases          `json:"phases"`
	Load      Load            `json:"load"`
	Releases  []ReleaseReport `json:"releases"`
	Rollback  RollbackReport  `json:"rollback"`

	up, took time.Duration
	memory   int64 // bytes of the sandbox's own process; 0 where the system does not tell
}

// Phases are the seconds that the way to a running fleet took.
type Phases struct {
	Build  float64 `json:"build_s"`
	Check  float64 `json:"check_s"`
	Apply  float64 `json:"apply_s"`
	Deploy float64 `json:"deploy_s"`
}

// Load is what clients saw over all releases.
type Load struct {
	Requests int     `json:"requests"`
	Dropped  int     `json:"dropped"`
	P99      float64 `json:"p99_ms"`
}

// ReleaseReport is how one release went.
type ReleaseReport struct {
	Service  string  `json:"service"`
	Version  string  `json:"version"`
	Strategy string  `json:"strategy"`
	Verdict  string  `json:"verdict"`
	Live     float64 `json:"live_s"` // 0 if it never had all traffic
	Dropped  int     `json:"dropped"`
	Reason   string  `json:"reason"`
}

// RollbackReport is how the rollback by hand went.
type RollbackReport struct {
	Seconds float64 `json:"seconds"`
	Dropped int     `json:"dropped"`
}

func (d *demo) tell() error { return d.result(d.report, d.tellReport) }

func (d *demo) tellReport(w io.Writer) {
	r := d.report
	fmt.Fprintf(w, "\n%d services in %d environments: %d stacks, %d resources, %d tasks\n\n",
		r.Services, len(d.fleet.Environments), r.Stacks, r.Resources, r.Tasks)
	for _, line := range [][2]string{
		{"sandbox up", view.Duration(r.up)},
		{"check", view.Duration(seconds(r.Phases.Check))},
		{"apply all stacks", view.Duration(seconds(r.Phases.Apply))},
		{"build all services", view.Duration(seconds(r.Phases.Build))},
		{"deploy to all environments", view.Duration(seconds(r.Phases.Deploy))},
		{"the whole demo", view.Duration(r.took)},
	} {
		fmt.Fprintf(w, "  %-28s %10s\n", line[0], line[1])
	}
	if r.memory > 0 {
		fmt.Fprintf(w, "  %-28s %7d MB\n", "memory of the sandbox itself", r.memory>>20)
	}
	fmt.Fprintln(w)
	var rows [][]string
	for _, x := range r.Releases {
		live := "–"
		if x.Live > 0 {
			live = view.Duration(seconds(x.Live))
		}
		rows = append(rows, []string{x.Service, x.Version, x.Strategy, x.Verdict, live, strconv.Itoa(x.Dropped), x.Reason})
	}
	rows = append(rows, []string{"quotes", "rollback", "by hand", "back", view.Duration(seconds(r.Rollback.Seconds)), strconv.Itoa(r.Rollback.Dropped), ""})
	view.Table(w, d.style(), []string{"service", "version", "strategy", "verdict", "live after", "dropped", "reason"}, rows)
	fmt.Fprintf(w, "\n%d requests, %d dropped, p99 %.1f ms\n", r.Load.Requests, r.Load.Dropped, r.Load.P99)
	for reason, n := range d.load.Reasons() {
		fmt.Fprintf(w, "  %d times %s\n", n, reason)
	}
	d.tellNext(w)
}

func (d *demo) tellNext(w io.Writer) {
	if !d.keep {
		return
	}
	fmt.Fprintf(w, "\neverything still runs: %s\n\n  cd %s\n  flota status\n  flota logs orders --env dev\n  curl -X POST %s/orders\n  flota sandbox down\n", d.sandbox.Edge, d.fleet.Dir, d.sandbox.Edge)
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

// memoryOf returns the resident memory of a process in bytes, where /proc tells it.
func memoryOf(pid int) int64 {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for line := range bytes.Lines(raw) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmRSS:")); ok {
			fields := bytes.Fields(rest)
			kb, err := strconv.ParseInt(string(fields[0]), 10, 64)
			if err == nil {
				return kb << 10
			}
		}
	}
	return 0
}
