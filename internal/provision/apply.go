package provision

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/stack"
)

// Apply plans each of the chosen stacks and applies exactly that plan, once all
// that it needs has been applied, with their fresh outputs. With
// Options.Reviewed it plans nothing and applies the reviewed plans. What is
// done stays done: interrupted, or after a failure, the same call goes on.
//
// A stack that fails keeps only those that need it from being applied. All
// failures are in the error, a diag.List, and the Result holds the rest.
func (e *Engine) Apply(ctx context.Context, o Options) (*Result, error) {
	r := e.run("apply", o)
	if o.Reviewed == "" {
		return r.walk(ctx, r.applyStack)
	}
	saved, err := openSaved(o.Reviewed, e.Fleet.Name)
	if err != nil {
		return nil, err
	}
	r.options.Select = stack.Selection{IDs: saved.ids()}
	return r.walk(ctx, func(ctx context.Context, i stack.Instance) error { return r.applyReviewed(ctx, i, saved) })
}

func (r *run) applyStack(ctx context.Context, i stack.Instance) error {
	j, err := r.prepare(ctx, i)
	if err != nil {
		return err
	}
	if len(j.Pending) > 0 {
		return &diag.Error{
			What: fmt.Sprintf("%s: it needs %s, which is not applied yet", j.id, strings.Join(j.Pending, " and ")),
			Hint: "flota apply",
		}
	}
	if r.unchanged(j) {
		r.leave(j)
		return nil
	}
	// The name is this process's own, so that no other can put its plan in the place of the one that was guarded.
	file := filepath.Join(j.Dir, fmt.Sprintf("apply-%d.tfplan", os.Getpid()))
	defer os.Remove(file)
	p, err := r.plan(ctx, j, PlanOptions{File: file, Lock: true})
	if err != nil {
		return err
	}
	r.note(j, p)
	if p.Empty() {
		return r.settle(ctx, j, p)
	}
	if err := guard(p, r.options.AllowDestroy); err != nil {
		return err
	}
	if err := r.review(ctx, j, p); err != nil {
		return err
	}
	return r.carryOut(ctx, j, p)
}

// review asks whoever wants a look at a plan that changes something.
func (r *run) review(ctx context.Context, j *job, p *Plan) error {
	if r.options.Review == nil || p.Empty() {
		return nil
	}
	return r.options.Review(ctx, j.Work, p)
}

// note keeps what was planned, also for the case that it can't be applied.
func (r *run) note(j *job, p *Plan) {
	r.results.put(Stack{ID: j.id, State: event.Finished, Plan: p, Resources: p.Managed})
}

// settle sees to the record of a stack with nothing to apply. The outputs are
// read from the state if the record is not of these inputs, say because flota
// was killed between an apply and its saving.
func (r *run) settle(ctx context.Context, j *job, p *Plan) error {
	if j.recorded && j.last.inputs == j.Inputs {
		return nil
	}
	outputs, err := r.Terraform.Outputs(ctx, j.Work)
	if err != nil {
		return err
	}
	return r.save(ctx, j.id, record{outputs: outputs, inputs: j.Inputs, resources: p.Managed})
}

// carryOut applies a plan and saves the outputs. Before, the record of the last
// apply loses its inputs: from now on it may not be what is there.
func (r *run) carryOut(ctx context.Context, j *job, p *Plan) error {
	if j.recorded {
		j.last.inputs = ""
		if err := r.save(ctx, j.id, j.last); err != nil {
			return err
		}
	}
	a, err := r.Terraform.Apply(ctx, j.Work, p.File)
	if err != nil {
		if a != nil {
			c := a.Changes
			r.results.put(Stack{ID: j.id, Plan: p, Changes: c, Resources: p.Managed + c.Add - c.Remove})
		}
		return err
	}
	r.results.put(Stack{ID: j.id, State: event.Finished, Plan: p, Changes: a.Changes, Resources: p.After()})
	return r.save(ctx, j.id, record{outputs: a.Outputs, inputs: j.Inputs, resources: p.After()})
}

// applyReviewed applies a stack's reviewed plan, if it still says what would be done.
func (r *run) applyReviewed(ctx context.Context, i stack.Instance, saved *saved) error {
	j, err := r.prepare(ctx, i)
	if err != nil {
		return err
	}
	p, err := saved.plan(j)
	if err != nil {
		return err
	}
	r.note(j, p)
	if p.Empty() {
		return nil
	}
	if err := guard(p, r.options.AllowDestroy); err != nil {
		return err
	}
	if err := r.Terraform.Init(ctx, j.Work); err != nil {
		return err
	}
	if err := r.review(ctx, j, p); err != nil {
		return err
	}
	err = r.carryOut(ctx, j, p)
	if errors.Is(err, ErrChanged) {
		return r.applyRest(ctx, j, p, saved)
	}
	return err
}

// applyRest goes on where an apply of the reviewed plan stopped half-way: it
// plans what is left, and applies that if all of it was in the reviewed plan.
func (r *run) applyRest(ctx context.Context, j *job, reviewed *Plan, saved *saved) error {
	file := filepath.Join(j.Dir, fmt.Sprintf("rest-%d.tfplan", os.Getpid()))
	defer os.Remove(file)
	rest, err := r.Terraform.Plan(ctx, j.Work, PlanOptions{File: file, Lock: true})
	if err != nil {
		return err
	}
	if rest.Empty() {
		return r.settle(ctx, j, rest)
	}
	seen, err := r.Terraform.Show(ctx, j.Work, reviewed.File)
	if err != nil {
		return err
	}
	fresh, err := r.Terraform.Show(ctx, j.Work, file)
	if err != nil {
		return err
	}
	covered, address, err := Covers(seen, fresh)
	if err != nil {
		return err
	}
	if !covered {
		return saved.stale(j, "the state has changed since, and "+address+" would become another than was reviewed")
	}
	r.note(j, rest)
	return r.carryOut(ctx, j, rest)
}
