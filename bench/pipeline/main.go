// Command pipeline measures what flota promises of its pipelines, on this
// machine and in the sandbox: how long a push takes until it is live, that a
// push to one service's folder runs one pipeline, and that a push to all of
// them brings all live without a lost request.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"flota.dev/flota/bench/figure"
	"flota.dev/flota/internal/load"
)

var figures = []figure.Figure{
	{Name: "one service: push to live in dev, its build and bake included", Unit: "s", Most: 15},
	{Name: "pipelines that a push to one service's folder runs", Unit: "", Most: 1},
	{Name: "25 pipelines by one push: all live in dev and prod", Unit: "s", Most: 180},
	{Name: "requests dropped meanwhile", Unit: "", Most: 0},
}

func main() {
	bin := flag.String("flota", "bin/flota", "the binary to measure")
	runs := flag.Int("runs", 3, "how often to measure")
	rate := flag.Int("rate", 100, "requests a second")
	flag.Parse()
	path, err := filepath.Abs(*bin)
	if err == nil {
		err = figure.Measure(os.Stdout, figures, *runs, func() ([]float64, error) { return run(path, *rate) })
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run measures every figure once, in their order.
func run(bin string, rate int) (values []float64, err error) {
	parent, err := os.MkdirTemp("", "flota-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(parent)
	f := fleet{bin: bin, dir: filepath.Join(parent, "cambio")}
	defer func() { err = errors.Join(err, f.flota(nil, "sandbox", "down")) }()
	if err := f.prepare(); err != nil {
		return nil, err
	}
	one, err := f.pushOne()
	if err != nil {
		return nil, err
	}
	g := load.New(rate, f.requests())
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		g.Run(ctx)
	}()
	all, err := f.pushAll()
	stop()
	<-done
	for reason, n := range g.Reasons() {
		fmt.Fprintf(os.Stderr, "dropped %d: %s\n", n, reason)
	}
	return []float64{one.seconds, float64(one.pipelines), all, float64(g.Total().Dropped)}, err
}

// single is what a push to one service's folder did.
type single struct {
	seconds   float64
	pipelines int
}

// pushOne changes one service, and waits until the change is live in dev.
func (f fleet) pushOne() (single, error) {
	before, err := f.executions()
	if err != nil {
		return single{}, err
	}
	if err := f.write("services/quotes/version.go", "package main\n\nfunc init() { spread = 0.005 }\n"); err != nil {
		return single{}, err
	}
	pushed, err := f.push("A smaller spread")
	if err != nil {
		return single{}, err
	}
	live, err := f.live("quotes", pushed)
	if err != nil {
		return single{}, err
	}
	after, err := f.executions()
	if err != nil {
		return single{}, err
	}
	out := single{seconds: live.Seconds()}
	for service, id := range after {
		if id != before[service] {
			out.pipelines++
		}
	}
	return out, f.settle()
}

// pushAll changes what all services are made of, and waits until all are live everywhere.
func (f fleet) pushAll() (seconds float64, err error) {
	if err := f.touchAll(); err != nil {
		return 0, err
	}
	pushed, err := f.push("Touch all services")
	if err != nil {
		return 0, err
	}
	err = f.settle()
	return time.Since(pushed).Seconds(), err
}
