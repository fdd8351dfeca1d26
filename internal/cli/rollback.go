package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/view"
)

func (a *app) rollback() *cobra.Command {
	var env string
	c := a.serviceVerb("rollback SERVICE", "Take a service back to its last good release, in seconds", func(p *project, ctx context.Context, service string) error {
		e, err := one(p.fleet, env)
		if err != nil {
			return err
		}
		events := p.events()
		back, err := p.rollback(ctx, events, e.Name, service)
		events.Close()
		if err != nil {
			return err
		}
		return a.result(back, func(w io.Writer) {
			how := "deployed again"
			if back.Flip {
				how = "traffic flipped back"
			}
			fmt.Fprintf(w, "\n%s in %s runs %s again after %s (%s)\n", back.Service, back.Environment, back.To, view.Duration(seconds(back.Seconds)), how)
		})
	})
	c.Flags().StringVarP(&env, "env", "e", "", "environment")
	_ = c.RegisterFlagCompletionFunc("env", a.complete(environmentNames))
	return c
}

// Returned is how a rollback went, for --json.
type Returned struct {
	Service     string `json:"service"`
	Environment string `json:"environment"`
	From        string `json:"from"`
	To          string `json:"to"`
	// Flip says that the old version still ran, so that only traffic had to move.
	Flip bool `json:"flip"`
	// Seconds is the time from the command until the old version had all traffic.
	Seconds float64 `json:"seconds"`
}

func (p *project) rollback(ctx context.Context, events event.Sink, env, service string) (Returned, error) {
	engine, err := p.releases(ctx, env, events)
	if err != nil {
		return Returned{}, err
	}
	requests, err := p.requests(ctx, env, []string{service})
	if err != nil {
		return Returned{}, err
	}
	back, err := engine.Rollback(ctx, requests[0])
	return Returned{
		Service: service, Environment: env, From: back.From.Version, To: back.To.Version,
		Flip: back.Flip, Seconds: back.Back.Seconds(),
	}, p.here(env, err)
}
