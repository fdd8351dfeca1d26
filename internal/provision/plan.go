package provision

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/stack"
)

// planFile is where a stack's plan lies in its working directory after Plan, for whoever wants to look into it.
const planFile = "plan.tfplan"

// Plan plans the chosen stacks and changes nothing but the bucket of the
// states, which is made if it is not there. Every stack is compared with what
// is really there, so drift shows (see Options.SkipUnchanged). A stack whose
// upstream is not applied yet is planned with placeholders, and one whose
// upstream is about to change with its outputs as they are; its Stack says so.
//
// Failures of single stacks are all in the error, a diag.List, and the Result
// holds the rest.
func (e *Engine) Plan(ctx context.Context, o Options) (*Result, error) {
	r := e.run("plan", o)
	var saved *saved
	if o.Out != "" {
		var err error
		if saved, err = newSaved(o.Out, e.Fleet.Name); err != nil {
			return nil, err
		}
	}
	result, err := r.walk(ctx, func(ctx context.Context, i stack.Instance) error { return r.planStack(ctx, i, saved) })
	if err == nil {
		err = r.refused.Err()
	}
	if err == nil && saved != nil {
		err = saved.write()
	}
	return result, err
}

func (r *run) planStack(ctx context.Context, i stack.Instance, saved *saved) error {
	j, err := r.prepare(ctx, i)
	if err != nil {
		return err
	}
	if r.unchanged(j) {
		r.leave(j)
		return nil
	}
	if len(j.Pending) > 0 {
		r.Sink.Emit(event.Notice{Message: fmt.Sprintf("%s: not applied yet: %s; the plan shows placeholders for its outputs",
			j.id, strings.Join(j.Pending, ", "))})
	}
	file := filepath.Join(j.Dir, planFile)
	if saved != nil {
		file = saved.file(i)
	}
	p, err := r.plan(ctx, j, PlanOptions{File: file})
	if err != nil {
		return err
	}
	if err := os.Chmod(file, 0o600); err != nil {
		return fmt.Errorf("%s: keep the plan to its owner: %w", j.id, err)
	}
	if saved != nil {
		if err := saved.add(j, p); err != nil {
			return err
		}
	}
	r.results.put(Stack{
		ID: j.id, State: event.Finished, Plan: p, Changes: p.Changes, Resources: p.Managed,
		Pending: j.Pending, Unsettled: r.unsettled(i),
	})
	if err := r.review(ctx, j, p); err != nil {
		r.refuse(err)
	}
	return nil
}

// unsettled returns the upstream stacks of i that were planned in this run and
// have, or rest on, changes.
func (r *run) unsettled(i stack.Instance) []string {
	var out []string
	for _, id := range i.Upstream() {
		if s, ok := r.results.get(id); ok && (s.Changed() || len(s.Unsettled) > 0) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}
