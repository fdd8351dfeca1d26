package cli

import (
	"cmp"
	"context"
	"errors"
	"os"
	"strings"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/gate"
	"flota.dev/flota/internal/pipeline"
)

// reporter tells the repository's host how a step goes. Without a token it
// tells nobody. What the host does not take now is kept for the next step: no
// step fails because its host is away.
type reporter struct {
	outbox *pipeline.Outbox // nil without a token
	step   *step
	name   string // of the step, such as qa or deploy-dev
	// away says that the host did not answer: a step waits for it once, not each time.
	away bool
}

// report brackets a step between the build statuses of its begin and its end.
func (s *step) report(ctx context.Context, name string, run func(context.Context) error) error {
	host, err := s.host()
	if err != nil {
		return err
	}
	s.reporter = &reporter{step: s, name: name}
	if host != nil {
		s.reporter.outbox = pipeline.NewOutbox(s.builds.Objects, host)
	}
	s.reporter.status(ctx, pipeline.BuildInProgress, "")
	err = run(ctx)
	state, why := pipeline.BuildSuccessful, ""
	if err != nil {
		state, why = pipeline.BuildFailed, diag.Problems(err)[0].What
	}
	// The step may have been told to end; its host should still hear of it.
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastWord)
	defer cancel()
	s.reporter.status(last, state, why)
	return err
}

// lastWord is how long a step that has ended may take to say so.
const lastWord = 20 * time.Second

// send tells the host one thing.
func (r *reporter) send(ctx context.Context, m pipeline.Message) {
	if r.outbox == nil {
		return
	}
	m.Commit = r.step.source.commit
	send := r.outbox.Send
	if r.away {
		send = r.outbox.Keep
	}
	err := send(ctx, m)
	switch {
	case err == nil:
	case errors.Is(err, pipeline.ErrLater):
		r.away = true
		r.warn("Bitbucket is away; the next step tells it: " + err.Error())
	default:
		r.warn("Bitbucket was not told: " + err.Error())
	}
}

// warn tells of something that keeps no step from its work. It opens the output
// for this alone: the step's own work draws on it too.
func (r *reporter) warn(text string) {
	events := r.step.events()
	defer events.Close()
	events.Emit(event.Notice{Warning: true, Message: text})
}

func (r *reporter) status(ctx context.Context, state pipeline.BuildState, why string) {
	service := r.step.service.Name
	r.send(ctx, pipeline.Message{Status: &pipeline.BuildStatus{
		Key: "flota-" + service + "-" + r.name, State: state, Name: service + ": " + strings.ReplaceAll(r.name, "-", " "),
		Description: why, URL: r.step.logURL(), Branch: r.step.source.branch,
	}})
}

// findings tells what the gate found, with an annotation at each line.
func (r *reporter) findings(ctx context.Context, report gate.Report) error {
	c := gate.NewCodeInsights(report)
	i, err := pipeline.NewInsights("flota-"+r.step.service.Name+"-check", c.Report, c.Annotations)
	if err == nil {
		r.send(ctx, pipeline.Message{Insights: &i})
	}
	return err
}

func (r *reporter) tests(ctx context.Context, t pipeline.Tests) error {
	i, err := pipeline.TestInsights(t)
	if err == nil {
		r.send(ctx, pipeline.Message{Insights: &i})
	}
	return err
}

// plans tells the pull requests of the commit what would change.
func (r *reporter) plans(ctx context.Context, b pipeline.Build, environments []string) {
	part := pipeline.PlanPart{Service: b.Service, Commit: b.Commit, At: time.Now().UTC(), URL: r.step.logURL()}
	for _, env := range environments {
		part.Stacks = append(part.Stacks, b.Plans[env].Told(r.step.stackID(env)))
	}
	r.send(ctx, pipeline.Message{Plan: &part})
}

// logURL is where a person sees the step: its log, or else the commit.
func (s *step) logURL() string {
	return cmp.Or(os.Getenv("CODEBUILD_BUILD_URL"),
		s.repositoryURL()+"/commits/"+s.source.commit)
}

func (s *step) repositoryURL() string { return "https://bitbucket.org/" + s.fleet.Source.Repository }
