package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/cloud"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/pipeline"
	"flota.dev/flota/internal/view"
)

func (a *app) pipelineLogs() *cobra.Command {
	var action string
	var follow bool
	c := a.serviceVerb("logs SERVICE", "Print what the steps of a pipeline's latest execution said",
		func(p *project, ctx context.Context, service string) error {
			return p.pipelineLogs(ctx, service, action, follow)
		})
	c.Flags().StringVar(&action, "action", "", "only that of one action, such as build or deploy")
	c.Flags().BoolVarP(&follow, "follow", "f", false, "go on with new lines until Ctrl-C")
	return c
}

func (p *project) pipelineLogs(ctx context.Context, service, action string, follow bool) error {
	row, err := p.latest(ctx, service)
	if err != nil {
		return err
	}
	c, err := p.sharedCloud(ctx)
	if err != nil {
		return err
	}
	builds := map[string]string{} // what the execution's builds are called, by ID
	actions, err := c.Pipelines().Actions(ctx, pipeline.Name(p.fleet.Name, service), row.Execution)
	if err != nil {
		return err
	}
	began := row.Started
	for _, a := range actions {
		if a.Build != "" && (action == "" || strings.EqualFold(a.Name, action)) {
			builds[buildID(a.Build)] = view.Action(a.Stage, a.Name)
		}
		if began.IsZero() || a.Started.Before(began) {
			began = a.Started
		}
	}
	if len(builds) == 0 && !follow {
		return &diag.Error{What: "no step of the latest execution of " + service + " said anything yet", Hint: "flota pipeline status " + service}
	}
	for line, err := range c.LogLines(ctx, pipeline.LogGroup(p.fleet.Name, service), "", began.Add(-time.Second), 0, follow) {
		if err != nil {
			return err
		}
		id := line.Stream[strings.LastIndexByte(line.Stream, '/')+1:]
		name, ours := builds[id]
		if !ours && !(follow && action == "") {
			continue
		}
		if err := p.stepLine(cmp.Or(name, stepOf(line.Stream)), line); err != nil {
			return err
		}
	}
	return nil
}

// buildID is what CodeBuild calls a build within its project, and its log stream.
func buildID(id string) string { return id[strings.LastIndexByte(id, ':')+1:] }

// stepOf is the step in a stream's name, <step>/<build>.
func stepOf(stream string) string {
	parts := strings.Split(stream, "/")
	return parts[max(0, len(parts)-2)]
}

func (p *project) stepLine(step string, l cloud.LogLine) error {
	if p.json {
		return json.NewEncoder(p.out).Encode(map[string]any{"time": l.Time.UTC(), "step": step, "message": l.Message})
	}
	_, err := fmt.Fprintf(p.out, "%s  %-12s  %s\n", l.Time.Format(time.TimeOnly), step, l.Message)
	return err
}
