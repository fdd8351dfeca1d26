package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/pipeline"
)

func (a *app) pipelineRetry() *cobra.Command {
	return a.mover("retry SERVICE", "Begin the failed step of the latest execution anew", (*project).retry)
}

func (a *app) pipelineStop() *cobra.Command {
	var abandon bool
	var reason string
	c := a.mover("stop SERVICE", "End the latest execution once its steps have ended",
		func(p *project, ctx context.Context, service string) (string, error) {
			return "", p.stop(ctx, service, reason, abandon)
		})
	c.Flags().BoolVar(&abandon, "abandon", false, "at once: the steps that run are told to end")
	c.Flags().StringVarP(&reason, "reason", "m", "", "why, for the record")
	return c
}

func (a *app) pipelineRun() *cobra.Command {
	var commit string
	c := a.mover("run SERVICE", "Begin an execution, of the newest commit or of a given one",
		func(p *project, ctx context.Context, service string) (string, error) {
			c, err := p.sharedCloud(ctx)
			if err != nil {
				return "", err
			}
			return c.Pipelines().Start(ctx, pipeline.Name(p.fleet.Name, service), commit)
		})
	c.Flags().StringVar(&commit, "commit", "", "commit to take instead of the newest")
	return c
}

// mover is a verb that moves one pipeline. What it returns is the execution
// that is under way then, which --follow follows.
func (a *app) mover(use, short string, move func(*project, context.Context, string) (string, error)) *cobra.Command {
	var follow bool
	c := a.serviceVerb(use, short, func(p *project, ctx context.Context, service string) error {
		id, err := move(p, ctx, service)
		if err != nil {
			return err
		}
		if follow && id != "" {
			return p.followAll(ctx, []pipeline.Row{{Service: service, Execution: id, Status: pipeline.InProgress}})
		}
		p.say("follow it: flota pipeline status --follow %s", service)
		return nil
	})
	c.Flags().BoolVarP(&follow, "follow", "f", false, "follow the execution until it ends")
	return c
}

// retry begins what failed anew. Where a plan is no longer what was approved,
// that is the whole execution: it plans again, and asks again.
func (p *project) retry(ctx context.Context, service string) (string, error) {
	row, err := p.latest(ctx, service)
	if err != nil {
		return "", err
	}
	if row.Status != pipeline.Failed {
		return "", &diag.Error{What: fmt.Sprintf("the latest execution of %s did not fail", service), Hint: "flota pipeline status " + service}
	}
	c, err := p.sharedCloud(ctx)
	if err != nil {
		return "", err
	}
	name := pipeline.Name(p.fleet.Name, service)
	stale, err := p.stalePlan(ctx, row)
	if err != nil {
		return "", err
	}
	if stale {
		p.say("the plan has changed since it was approved: planning and asking again")
		return c.Pipelines().Start(ctx, name, row.Commit)
	}
	return row.Execution, c.Pipelines().Retry(ctx, name, row.Execution, row.Stage)
}

// stalePlan reports whether a build's plan was not applied because it is out of date.
func (p *project) stalePlan(ctx context.Context, row pipeline.Row) (bool, error) {
	builds, err := p.builds(ctx)
	if err != nil {
		return false, err
	}
	b, err := builds.Load(ctx, row.Service, row.Commit)
	if errors.Is(err, pipeline.ErrNotFound) {
		return false, nil // it failed before it was built
	}
	for _, plan := range b.Plans {
		if plan.Stale != "" {
			return true, err
		}
	}
	return false, err
}

func (p *project) stop(ctx context.Context, service, reason string, abandon bool) error {
	row, err := p.latest(ctx, service)
	if err != nil {
		return err
	}
	if row.Status.Final() {
		return &diag.Error{What: "nothing of " + service + " is under way", Hint: "flota pipeline status " + service}
	}
	c, err := p.sharedCloud(ctx)
	if err != nil {
		return err
	}
	if reason == "" {
		reason = "stopped by " + holder().Who
	}
	return c.Pipelines().Stop(ctx, pipeline.Name(p.fleet.Name, service), row.Execution, reason, abandon)
}
