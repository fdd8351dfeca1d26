package cli

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/load"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/sandbox"
)

func (a *app) demo() *cobra.Command {
	var keep bool
	var rate int
	ports := ports{timeScale: 60}
	c := &cobra.Command{
		Use:   "demo [FOLDER]",
		Short: "See 25 services go live in the sandbox, be released under load, and come back",
		Long: "Writes the example fleet cambio to FOLDER (default: cambio), starts a sandbox, applies\n" +
			"every stack of dev and prod with real Terraform, deploys all services, and then, under\n" +
			"constant load, releases good and bad versions. Waits of a minute last a second.",
		Args: takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := "cambio"
			if len(args) == 1 {
				dir = args[0]
			}
			dir, err := filepath.Abs(dir)
			if err != nil {
				return err
			}
			d := &demo{project: &project{app: a}, rate: rate, keep: keep, ports: ports}
			if err := d.prepare(c.Context(), dir); err != nil {
				return err
			}
			err = d.run(c.Context())
			return errors.Join(err, d.finish(dir))
		},
	}
	c.Flags().BoolVar(&keep, "keep", false, "leave everything running at the end, to play with")
	c.Flags().IntVar(&rate, "rate", 200, "requests a second")
	c.Flags().StringVar(&ports.api, "api", "", "address of the sandbox's AWS API")
	c.Flags().StringVar(&ports.edge, "edge", "", "address of the sandbox's edge listener")
	return c
}

// demo is one run of the demonstration. All figures of its report are measured in it.
type demo struct {
	*project
	rate  int
	keep  bool
	ports ports

	load   *load.Generator
	report Report
}

// marker tells a folder that a demo wrote from one that belongs to the user.
const marker = fleet.Folder + "/demo"

// prepare writes the fleet anew. A folder that an earlier demo wrote is replaced, any other is left alone.
func (d *demo) prepare(ctx context.Context, dir string) error {
	if _, err := os.Stat(dir); err == nil {
		if _, err := os.Stat(filepath.Join(dir, marker)); err != nil {
			return &diag.Error{What: "this folder is there already, and no demo wrote it", At: diag.Position{File: dir}, Hint: "name another: flota demo FOLDER"}
		}
		if err := clear(ctx, dir); err != nil {
			return err
		}
	}
	if _, err := scaffold("examples/cambio", dir, nil); err != nil {
		return err
	}
	d.dir = dir
	return os.WriteFile(filepath.Join(dir, marker), nil, 0o644)
}

// clear takes an earlier demo away.
func clear(ctx context.Context, dir string) error {
	if err := sandbox.Down(ctx, dir); err != nil && !errors.Is(err, sandbox.ErrDown) {
		return err
	}
	return os.RemoveAll(dir)
}

func (d *demo) run(ctx context.Context) error {
	start := time.Now()
	for _, step := range []func(context.Context) error{d.start, d.check, d.apply, d.deployAll, d.underLoad} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	d.report.took = time.Since(start)
	return d.tell()
}

func (d *demo) start(ctx context.Context) error {
	start := time.Now()
	s, _, err := up(ctx, d.dir, d.ports)
	if err != nil {
		return err
	}
	d.report.up = time.Since(start)
	d.heading("sandbox up at %s", s.Edge)
	for _, w := range s.Warnings {
		d.heading("warning: %s", w)
	}
	if d.project, err = d.app.target(ctx); err != nil {
		return err
	}
	d.report.Services = len(d.fleet.Names())
	return d.secrets(ctx)
}

// secrets puts the one parameter that the fleet wants into each environment.
func (d *demo) secrets(ctx context.Context) error {
	for _, e := range d.fleet.Environments {
		c, err := d.cloud(ctx, e.Account, e.Region)
		if err != nil {
			return err
		}
		if err := c.PutParameter(ctx, "/cambio/"+e.Name+"/token-key", fmt.Sprintf("key of %s", e.Name)); err != nil {
			return err
		}
	}
	return nil
}

func (d *demo) check(ctx context.Context) error {
	start := time.Now()
	e, err := d.project.gate(ctx, selection{})
	if err != nil {
		return err
	}
	t := e.report.Totals
	d.report.Stacks, d.report.Phases.Check = t.Stacks, time.Since(start).Seconds()
	d.heading("checked %d services: %d checks on %d resources in %d stacks", len(d.fleet.Names()), t.Checks, t.Resources, t.Stacks)
	return nil
}

func (d *demo) apply(ctx context.Context) error {
	d.heading("applying %d stacks with Terraform", d.report.Stacks)
	d.brief = true
	defer func() { d.brief = false }()
	start := time.Now()
	r, err := d.project.apply(ctx, provision.Options{Parallel: d.parallel})
	if err != nil {
		return err
	}
	d.report.Resources, d.report.Phases.Apply = r.Resources, time.Since(start).Seconds()
	return nil
}

func (d *demo) deployAll(ctx context.Context) error {
	d.heading("building %d services, and deploying them to %s", d.report.Services, strings.Join(environmentsOf(d.fleet), " and "))
	d.brief = true
	events := d.events()
	d.brief = false
	defer events.Close()
	start := time.Now()
	built, err := d.build(ctx, events, d.fleet.Names())
	if err != nil {
		return err
	}
	d.report.Phases.Build = time.Since(start).Seconds()
	start = time.Now()
	for _, e := range d.fleet.Environments {
		if _, err := d.release(ctx, events, e.Name, built, "v1", false); err != nil {
			return err
		}
	}
	d.report.Phases.Deploy = time.Since(start).Seconds()
	d.report.Tasks, err = d.tasks(ctx)
	return err
}

// tasks counts what runs in all environments.
func (d *demo) tasks(ctx context.Context) (int, error) {
	n := 0
	for _, e := range d.fleet.Environments {
		rows, err := d.rows(ctx, e.Name, d.fleet.Names())
		if err != nil {
			return 0, err
		}
		for _, r := range rows {
			n += r.Running
		}
	}
	return n, nil
}

// underLoad sends constant load through the edge listener for as long as versions are released.
func (d *demo) underLoad(ctx context.Context) error {
	d.load = load.New(d.rate, requestsTo(d.sandbox.Edge, "dev.cambio.example"))
	loadCtx, stop := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		d.load.Run(loadCtx)
		close(ended)
	}()
	d.heading("releasing under %d requests a second", d.rate)
	err := d.releaseVersions(ctx)
	stop()
	<-ended
	total := d.load.Total()
	d.report.Load = Load{Requests: total.Requests, Dropped: total.Dropped, P99: float64(total.P99.Microseconds()) / 1000}
	d.report.memory = memoryOf(d.sandbox.PID)
	return err
}

// requestsTo is what customers do: mostly look, sometimes order.
func requestsTo(edge, host string) []load.Request {
	var out []load.Request
	for path, weight := range map[string]int{
		"/quotes/USD-ARS": 8, "/rates": 3, "/offers/USD-ARS": 3, "/accounts/taker": 2, "/payments/USD-BRL": 1, "/orders": 1, "/": 1,
	} {
		for range weight {
			out = append(out, load.Request{Method: http.MethodGet, URL: edge + path, Host: host})
		}
	}
	return append(out, load.Request{Method: http.MethodPost, URL: edge + "/orders", Host: host})
}

func (d *demo) finish(dir string) error {
	if d.keep {
		return nil
	}
	return clear(context.Background(), dir)
}

func (d *demo) heading(format string, args ...any) { d.say("\n%s", fmt.Sprintf(format, args...)) }
