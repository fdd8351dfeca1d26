package pipeline

import (
	"context"
	"fmt"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
)

// Follower tells how executions go, until they have ended.
type Follower struct {
	Reader Reader
	Sink   event.Sink
	// Every is the time between two looks.
	Every time.Duration
	Fleet string
}

// Follow follows an execution of a service's pipeline until it ends, and
// returns how. Where a person must approve it says so once, and waits.
func (f *Follower) Follow(ctx context.Context, service, execution string) (Execution, error) {
	w := &watch{Follower: f, service: service, pipeline: Name(f.Fleet, service), id: execution, told: map[string]Status{}, asked: map[string]bool{}}
	for {
		e, err := w.look(ctx)
		if err != nil || e.Status.Final() {
			return e, err
		}
		select {
		case <-ctx.Done():
			return e, context.Cause(ctx)
		case <-time.After(f.Every):
		}
	}
}

// watch is what a follower knows of one execution.
type watch struct {
	*Follower
	service, pipeline, id string
	told                  map[string]Status // by action execution
	asked                 map[string]bool   // by an approval's token
}

func (w *watch) look(ctx context.Context) (Execution, error) {
	// The execution first: what its actions say afterwards is not older.
	e, err := w.Reader.Execution(ctx, w.pipeline, w.id)
	if err != nil {
		return e, err
	}
	actions, err := w.Reader.Actions(ctx, w.pipeline, w.id)
	if err != nil {
		return e, err
	}
	for _, a := range actions {
		w.tell(a)
	}
	if e.Status.Final() {
		w.Sink.Emit(event.Execution{Service: w.service, Execution: w.id, Status: string(e.Status), Took: took(actions), Message: e.Summary})
		return e, nil
	}
	return e, w.ask(ctx)
}

// tell emits what has changed about an action.
func (w *watch) tell(a Action) {
	if w.told[a.ID] == a.Status {
		return
	}
	w.told[a.ID] = a.Status
	e := event.Action{Service: w.service, Execution: w.id, Stage: a.Stage, Action: a.Name, State: stateOf(a.Status)}
	if a.Status.Final() {
		e.Took = a.Changed.Sub(a.Started)
	}
	if a.Status != Succeeded {
		e.Message = a.Summary
	}
	w.Sink.Emit(e)
}

func stateOf(s Status) event.State {
	switch s {
	case InProgress, "":
		return event.Started
	case Succeeded:
		return event.Finished
	case Skipped:
		return event.Skipped
	}
	return event.Failed
}

// ask tells of approvals that wait.
func (w *watch) ask(ctx context.Context) error {
	stages, err := w.Reader.State(ctx, w.pipeline)
	for _, s := range stages {
		for _, a := range s.Approvals {
			if s.Execution == w.id && !w.asked[a.Token] {
				w.asked[a.Token] = true
				w.Sink.Emit(event.Notice{Message: fmt.Sprintf("%s waits at %s: flota pipeline approve %s", w.service, s.Name, w.service)})
			}
		}
	}
	return err
}

func took(actions []Action) time.Duration {
	var first, last time.Time
	for _, a := range actions {
		if first.IsZero() || a.Started.Before(first) {
			first = a.Started
		}
		if a.Changed.After(last) {
			last = a.Changed
		}
	}
	return last.Sub(first)
}

// Failure is the error of an execution that ended without success, nil for one that did.
func (e Execution) Failure(service string) error {
	switch e.Status {
	case Succeeded:
		return nil
	case Superseded, Cancelled:
		return &diag.Error{
			What: fmt.Sprintf("the execution of %s was superseded by a newer one", service),
			Hint: "flota pipeline status " + service,
		}
	case Stopped:
		return &diag.Error{What: fmt.Sprintf("the execution of %s was stopped", service), Hint: "flota pipeline run " + service}
	}
	return &diag.Error{
		What: fmt.Sprintf("the pipeline of %s failed", service),
		Hint: fmt.Sprintf("flota pipeline logs %s; once it is mended: flota pipeline retry %s", service, service),
	}
}
