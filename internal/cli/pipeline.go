package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/view"
)

func (a *app) pipeline() *cobra.Command {
	status := a.pipelineStatus()
	c := &cobra.Command{
		Use:   "pipeline [SERVICE…]",
		Short: "Tell where the delivery pipelines stand, follow them, and move them",
		Long: "Every service has a pipeline: a push to its part of the repository checks, builds and\n" +
			"plans it, and brings it live in one environment after the other.",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 && len(c.SuggestionsFor(args[0])) > 0 {
				return noSuchVerb(c, args)
			}
			return nil
		},
		ValidArgsFunction: a.complete(serviceNames),
		RunE:              status.RunE,
	}
	c.Flags().AddFlagSet(status.Flags())
	c.SuggestionsMinimumDistance = 2
	c.AddCommand(status, a.pipelineLogs(), a.pipelineApprove(), a.pipelineRetry(), a.pipelineStop(), a.pipelineRun(), a.pipelineStep(), a.pipelineGenerate())
	return c
}

func (a *app) pipelineStatus() *cobra.Command {
	var follow bool
	c := &cobra.Command{
		Use:               "status [SERVICE…]",
		Short:             "Tell where pipelines stand, or follow them live",
		ValidArgsFunction: a.complete(serviceNames),
		RunE: func(c *cobra.Command, args []string) error {
			p, err := a.target(c.Context())
			if err != nil {
				return err
			}
			s := selection{services: args}
			if err := s.check(p.fleet); err != nil {
				return err
			}
			rows, err := p.pipelineRows(c.Context(), orAll(args, p.fleet.Names()))
			if err != nil {
				return err
			}
			switch {
			case follow:
				return p.followAll(c.Context(), rows)
			case len(args) == 1:
				return p.tellPipeline(c.Context(), rows[0])
			}
			return a.result(rows, func(w io.Writer) { p.tellPipelines(w, rows) })
		},
	}
	c.Flags().BoolVarP(&follow, "follow", "f", false, "follow the executions that are under way until they end")
	return c
}

// pipelineRows looks at the pipelines of services, several at once.
func (p *project) pipelineRows(ctx context.Context, names []string) ([]pipeline.Row, error) {
	c, err := p.sharedCloud(ctx)
	if err != nil {
		return nil, err
	}
	var rows []pipeline.Row
	var mu sync.Mutex
	err = each(ctx, names, p.atOnce(6), func(ctx context.Context, name string) error {
		row, err := pipeline.Look(ctx, c.Pipelines(), p.fleet.Name, name)
		mu.Lock()
		defer mu.Unlock()
		rows = append(rows, row)
		return err
	})
	slices.SortFunc(rows, func(a, b pipeline.Row) int { return strings.Compare(a.Service, b.Service) })
	return rows, err
}

func (p *project) tellPipelines(w io.Writer, rows []pipeline.Row) {
	fmt.Fprintf(w, "%s\n\n", p.where())
	var lines [][]string
	for _, r := range rows {
		lines = append(lines, []string{r.Service, cmp.Or(short(r.Commit), "–"), cmp.Or(view.Status(string(r.Status)), "–"), pipelinePlace(r), ago(r.Started), pipelineNote(r)})
	}
	view.Table(w, p.style(), []string{"service", "commit", "execution", "at", "began", ""}, lines)
}

// short is how a commit is shown, and what a version is called that was made of it.
func short(commit string) string { return commit[:min(len(commit), 12)] }

func pipelinePlace(r pipeline.Row) string {
	switch {
	case r.Stage == "" || r.Status == pipeline.Succeeded:
		return "–"
	case r.Action != "" && !strings.HasPrefix(r.Stage, r.Action):
		return r.Stage + ", " + r.Action
	}
	return r.Stage
}

// pipelineNote is the one thing about a pipeline that a person should know or do.
func pipelineNote(r pipeline.Row) string {
	switch {
	case r.Missing:
		return "not applied yet"
	case r.Execution == "":
		return "never ran"
	case r.Approval != "" && r.Asks != r.Execution:
		return "behind an older one that waits: flota pipeline approve " + r.Service
	case r.Approval != "":
		return "waits: flota pipeline approve " + r.Service
	case r.Closed != "":
		return "the way into the stage is closed: " + r.Closed
	case r.Status == pipeline.Failed:
		return "flota pipeline logs " + r.Service
	}
	return r.Message
}

// followAll follows what is under way, of each service the latest execution.
func (p *project) followAll(ctx context.Context, rows []pipeline.Row) error {
	c, err := p.sharedCloud(ctx)
	if err != nil {
		return err
	}
	events := p.events()
	f := pipeline.Follower{Reader: c.Pipelines(), Sink: events, Every: p.lookEvery(), Fleet: p.fleet.Name}
	ids := map[string]string{}
	for _, r := range rows {
		if r.Execution != "" && !r.Status.Final() {
			ids[r.Service] = r.Execution
		}
	}
	if len(ids) == 0 {
		events.Close()
		p.say("nothing is under way")
		return nil
	}
	err = each(ctx, slices.Collect(maps.Keys(ids)), len(ids), func(ctx context.Context, service string) error {
		e, err := f.Follow(ctx, service, ids[service])
		if err != nil {
			return err
		}
		return e.Failure(service)
	})
	events.Close()
	return err
}

// lookEvery is how often CodePipeline is asked while something is followed. It
// answers GetPipelineState and its like some ten times a second and account.
func (p *project) lookEvery() time.Duration {
	if p.sandbox != nil {
		return 200 * time.Millisecond
	}
	return 5 * time.Second
}

// latest is the latest execution of a service's pipeline.
func (p *project) latest(ctx context.Context, service string) (pipeline.Row, error) {
	rows, err := p.pipelineRows(ctx, []string{service})
	if err != nil {
		return pipeline.Row{}, err
	}
	switch r := rows[0]; {
	case r.Missing:
		return r, &diag.Error{What: service + " has no pipeline yet", Hint: "flota apply --service " + service}
	case r.Execution == "":
		return r, &diag.Error{What: "the pipeline of " + service + " never ran", Hint: "git push, or: flota pipeline run " + service}
	default:
		return r, nil
	}
}
