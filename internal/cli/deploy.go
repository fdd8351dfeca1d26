package cli

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/release"
)

func (a *app) deploy() *cobra.Command {
	var env, version string
	var all, detach bool
	c := &cobra.Command{
		Use:               "deploy SERVICE… | --all",
		Short:             "Build services and bring the new version live, without losing a request",
		ValidArgsFunction: a.complete(serviceNames),
		RunE: func(c *cobra.Command, args []string) error {
			p, err := a.target(c.Context())
			if err != nil {
				return err
			}
			names, err := p.named(args, all)
			if err != nil {
				return err
			}
			e, err := one(p.fleet, env)
			if err != nil {
				return err
			}
			if _, err := p.gate(c.Context(), selection{environments: []string{e.Name}, services: names}); err != nil {
				return err
			}
			events := p.events()
			results, err := p.deploy(c.Context(), events, e.Name, names, p.version(c.Context(), version), detach)
			events.Close()
			if len(results) > 0 {
				if err := a.result(results, func(w io.Writer) { tellReleases(w, results) }); err != nil {
					return err
				}
			}
			return err
		},
	}
	c.Flags().StringVarP(&env, "env", "e", "", "environment")
	c.Flags().StringVar(&version, "version", "", "what to call the version (default: the commit, or the time)")
	c.Flags().BoolVar(&all, "all", false, "every service, in waves along needs")
	c.Flags().BoolVar(&detach, "detach", false, "return once the version is live, and let it bake alone")
	_ = c.RegisterFlagCompletionFunc("env", a.complete(environmentNames))
	return c
}

// named returns the services that a verb was asked to work on.
func (p *project) named(args []string, all bool) ([]string, error) {
	if all == (len(args) > 0) {
		return nil, &diag.Error{What: "which services?", Hint: "name them, or say --all", Exit: diag.Usage}
	}
	if all {
		return p.fleet.Names(), nil
	}
	s := selection{services: args}
	return args, s.check(p.fleet)
}

// Released is how one release went, for --json.
type Released struct {
	Service     string  `json:"service"`
	Environment string  `json:"environment"`
	Version     string  `json:"version"`
	Digest      string  `json:"digest,omitempty"`
	Verdict     string  `json:"verdict"`
	Reason      string  `json:"reason,omitempty"`
	LiveSeconds float64 `json:"live_s"`
	Seconds     float64 `json:"seconds"`
}

// deploy builds, pushes and releases services in one environment.
func (p *project) deploy(ctx context.Context, events event.Sink, env string, names []string, version string, detach bool) ([]Released, error) {
	// What is not applied yet is told before the time for a build is spent.
	if _, err := p.requests(ctx, env, names); err != nil {
		return nil, err
	}
	built, err := p.build(ctx, events, names)
	if err != nil {
		return nil, err
	}
	return p.release(ctx, events, env, built, version, detach)
}

// release brings what was built live in one environment, in waves.
func (p *project) release(ctx context.Context, events event.Sink, env string, built map[string]artifact, version string, detach bool) ([]Released, error) {
	engine, err := p.releases(ctx, env, events)
	if err != nil {
		return nil, err
	}
	requests, err := p.requests(ctx, env, slices.Sorted(maps.Keys(built)))
	if err != nil {
		return nil, err
	}
	for i := range requests {
		r := &requests[i]
		r.Version, r.Detach, r.Outside = version, detach, p.outside()
		built[r.Service.Name].into(r)
	}
	outcomes, err := engine.DeployAll(ctx, release.Order(p.fleet.Services(env)), requests, p.releasesAtOnce())
	return released(outcomes), p.here(env, err)
}

func released(outcomes []release.Outcome) []Released {
	var out []Released
	for _, o := range outcomes {
		r := o.Result.Release
		v := Released{
			Service: o.Service, Environment: r.Environment, Version: r.Version, Digest: r.Digest, Verdict: string(r.Verdict),
			Reason: r.Reason, LiveSeconds: o.Result.Live.Seconds(), Seconds: o.Result.Took.Seconds(),
		}
		if o.Skipped != "" {
			v.Verdict, v.Reason = "skipped", "needs "+o.Skipped+", which failed"
		}
		out = append(out, v)
	}
	return out
}

func tellReleases(w io.Writer, results []Released) {
	live := 0
	for _, r := range results {
		if r.Verdict == "live" || r.Verdict == "baking" {
			live++
		}
	}
	fmt.Fprintf(w, "\n%d of %d services live\n", live, len(results))
}
