package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/cloud"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/view"
)

func (a *app) logs() *cobra.Command {
	var env, grep string
	var since time.Duration
	var follow bool
	var lines int
	c := a.serviceVerb("logs SERVICE", "Print a service's log lines", func(p *project, ctx context.Context, service string) error {
		if env == "" {
			env = environmentsOf(p.fleet)[0]
		}
		e, err := one(p.fleet, env)
		if err != nil {
			return err
		}
		group, err := p.logGroup(ctx, service, e.Name)
		if err != nil {
			return err
		}
		cl, err := p.inside(ctx, e)
		if err != nil {
			return err
		}
		none := true
		for line, err := range cl.LogLines(ctx, group, grep, time.Now().Add(-since), lines, follow) {
			if err != nil {
				return err
			}
			none = false
			if err := a.logLine(line); err != nil {
				return err
			}
		}
		if none {
			a.say("%s logged nothing in %s in the last %s", service, e.Name, view.Duration(since))
		}
		return nil
	})
	c.Flags().StringVarP(&env, "env", "e", "", "environment (default: the first)")
	c.Flags().StringVar(&grep, "grep", "", "CloudWatch filter pattern: lines that hold this, such as error or { $.level = \"ERROR\" }")
	c.Flags().DurationVar(&since, "since", time.Hour, "how far back to look")
	c.Flags().IntVarP(&lines, "lines", "n", 100, "how many of the last lines")
	c.Flags().BoolVarP(&follow, "follow", "f", false, "go on with new lines until Ctrl-C")
	_ = c.RegisterFlagCompletionFunc("env", a.complete(environmentNames))
	return c
}

// logGroup is the name of the group that a service's stack made.
func (p *project) logGroup(ctx context.Context, service, env string) (string, error) {
	bucket, err := p.state(ctx)
	if err != nil {
		return "", err
	}
	outputs, found, err := bucket.Load(ctx, "service/"+service+"/"+env)
	if err != nil {
		return "", err
	}
	var group string
	if !found {
		return "", notApplied(service, env)
	}
	if raw, ok := outputs["log_group"]; ok {
		err = json.Unmarshal(raw, &group)
	}
	if group == "" && err == nil {
		return "", &diag.Error{What: service + " has no log: it is a site"}
	}
	return group, err
}

// logLine prints one line: as it is, behind its time and task, or as JSON.
func (a *app) logLine(l cloud.LogLine) error {
	task := l.Stream[strings.LastIndexByte(l.Stream, '/')+1:]
	task = task[:min(len(task), 8)]
	if a.json {
		return json.NewEncoder(a.out).Encode(map[string]any{"time": l.Time.UTC(), "task": task, "message": l.Message})
	}
	_, err := fmt.Fprintf(a.out, "%s  %s  %s\n", l.Time.Format(time.TimeOnly), task, l.Message)
	return err
}
