package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"flota.dev/flota/internal/diag"
)

// change is a new version of one service: a file that is added to its source.
type change struct {
	service string
	version string
	what    string
	source  string
	// verdict is how the release must end; detach leaves it baking.
	verdict string
	detach  bool
}

// changes are the versions that the demo releases, one after the other.
var changes = []change{
	{
		service: "quotes", version: "v2", what: "a smaller spread", verdict: "live",
		source: "func init() { spread = 0.005 }\n",
	},
	{
		service: "quotes", version: "v3", what: "a bug: it crashes at start", verdict: "rolled_back",
		source: "import \"log\"\n\nfunc init() { log.Fatal(\"QUOTES_SOURCE is not set\") }\n",
	},
	{
		service: "quotes", version: "v4", what: "a bug: it answers 500", verdict: "rolled_back",
		source: "func init() { currencies = nil }\n",
	},
	{
		service: "orders", version: "v2", what: "all at once", verdict: "live",
		source: "import \"log/slog\"\n\nfunc init() { slog.SetLogLoggerLevel(slog.LevelInfo) }\n",
	},
	{
		service: "quotes", version: "v5", what: "a good one, to be taken back by hand", verdict: "baking", detach: true,
		source: "func init() { spread = 0.004 }\n",
	},
}

func (d *demo) releaseVersions(ctx context.Context) error {
	for _, c := range changes {
		if err := d.releaseVersion(ctx, c); err != nil {
			return err
		}
	}
	return d.takeBack(ctx, "quotes")
}

// releaseVersion releases one version and holds it to the verdict that the demo promises.
func (d *demo) releaseVersion(ctx context.Context, c change) error {
	d.heading("%s %s: %s", c.service, c.version, c.what)
	file := filepath.Join(d.fleet.Dir, "services", c.service, "change.go")
	if err := os.WriteFile(file, []byte("package main\n\n"+c.source), 0o644); err != nil {
		return err
	}
	events := d.events()
	defer events.Close()
	built, err := d.build(ctx, events, []string{c.service})
	if err != nil {
		return err
	}
	start := time.Now()
	results, err := d.release(ctx, events, "dev", built, c.version, c.detach)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if len(results) != 1 || results[0].Verdict != c.verdict {
		return errors.Join(&diag.Error{What: fmt.Sprintf("%s %s was to end as %s", c.service, c.version, c.verdict)}, err)
	}
	r := results[0]
	s, _ := d.fleet.Service("dev", c.service)
	d.report.Releases = append(d.report.Releases, ReleaseReport{
		Service: c.service, Version: c.version, Strategy: string(s.Deploy.Strategy), Verdict: r.Verdict, Live: r.LiveSeconds,
		Dropped: d.load.Between(start, time.Now()).Dropped, Reason: r.Reason,
	})
	return nil
}

// takeBack rolls the service back by hand, while its last release bakes.
func (d *demo) takeBack(ctx context.Context, service string) error {
	d.heading("rolling %s back by hand", service)
	events := d.events()
	defer events.Close()
	start := time.Now()
	back, err := d.rollback(ctx, events, "dev", service)
	if err != nil {
		return err
	}
	d.report.Rollback = RollbackReport{Seconds: back.Seconds, Dropped: d.load.Between(start, time.Now()).Dropped}
	return nil
}
