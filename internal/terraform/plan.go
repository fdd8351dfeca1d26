package terraform

import (
	"context"

	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/stack"
)

// Exit codes of plan -detailed-exitcode.
const (
	nothingToDo = 0
	changesWait = 2
)

// Plan refreshes what the state holds and writes a plan to o.File. Without
// o.Lock it takes no lock, as it changes nothing.
func (r *Runner) Plan(ctx context.Context, w stack.Work, o provision.PlanOptions) (*provision.Plan, error) {
	args := []string{"plan", "-json", "-input=false", "-no-color", "-detailed-exitcode", "-out=" + o.File}
	if o.Destroy {
		args = append(args, "-destroy")
	}
	var s *stream
	var e ended
	var err error
	if o.Lock {
		s, e, err = r.locking(ctx, w, args...)
	} else {
		s = r.stream(w)
		e, err = r.run(ctx, w, s.line, append(args, "-lock=false")...)
	}
	if err != nil {
		return nil, err
	}
	if e.code != nothingToDo && e.code != changesWait {
		return nil, r.failure(ctx, w, "plan", s, e)
	}
	return s.plan(o.File), nil
}

// Apply carries out exactly the plan in file. If part of it fails, what has been
// done is in the state, and the error holds all that went wrong.
func (r *Runner) Apply(ctx context.Context, w stack.Work, file string) (*provision.Applied, error) {
	s, e, err := r.locking(ctx, w, "apply", "-json", "-input=false", "-no-color", file)
	if err != nil {
		return &provision.Applied{Changes: s.made}, err
	}
	if e.code != 0 {
		return &provision.Applied{Changes: s.made}, r.failure(ctx, w, "apply", s, e)
	}
	return s.applied(), nil
}
