package cli

import (
	"context"
	"fmt"
	"sync"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/gate"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/stack"
	"flota.dev/flota/internal/terraform"
	"flota.dev/flota/internal/view"
)

// look lets the gate look at a part of the fleet.
func (p *project) look(ctx context.Context, part selection) (*examination, error) {
	e := newExamination()
	if err := e.fleet(ctx, p, &checkFlags{selection: part}); err != nil {
		return nil, err
	}
	return e, e.examine(ctx, checkFlags{})
}

// gate stops what the gate blocks.
func (p *project) gate(ctx context.Context, part selection) (*examination, error) {
	e, err := p.look(ctx, part)
	if err != nil {
		return nil, err
	}
	if e.report.Blocked() {
		return nil, blocked("the gate blocks", e.report)
	}
	return e, nil
}

// blocked tells what blocks, in a few lines.
func blocked(what string, r gate.Report) error {
	const most = 5
	e := &diag.Error{
		What: fmt.Sprintf("%s: %s", what, view.Count(r.Totals.Blocking, "finding")),
		Hint: "flota check tells them all, with what to write instead", Exit: diag.Blocked,
	}
	for _, f := range r.Findings {
		switch {
		case !r.Blocks(f):
		case len(e.Detail) < most:
			e.Detail = append(e.Detail, f.String())
		case len(e.Detail) == most:
			e.Detail = append(e.Detail, "…")
		}
	}
	return e
}

// holdPlans returns what holds each plan against the checks. Where the gate
// was sure of everything in a stack the plan cannot say otherwise, as it is
// made of the same values; where something was unknown, the plan settles it.
func (e *examination) holdPlans(runner *terraform.Runner) func(context.Context, stack.Work, *provision.Plan) error {
	var mu sync.Mutex
	return func(ctx context.Context, w stack.Work, p *provision.Plan) error {
		if !e.unsure(w.Instance.ID) {
			return nil
		}
		data, err := runner.Show(ctx, w, p.File)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		report, err := e.lay(ctx, w, data)
		if err != nil {
			return err
		}
		if report.Blocked() {
			return blocked(w.Instance.ID+": the gate blocks the plan", report)
		}
		return nil
	}
}

// unsure reports whether something in a stack hangs on a value that was not known.
func (e *examination) unsure(stackID string) bool {
	for _, f := range e.report.Findings {
		if f.Stack == stackID && f.Status == gate.Unknown {
			return true
		}
	}
	return false
}

// lay lays a plan over its stack and looks at the stack again.
func (e *examination) lay(ctx context.Context, w stack.Work, plan []byte) (gate.Report, error) {
	p, err := e.workspace.ReadPlan(w.Instance.ID, plan)
	if err != nil {
		return gate.Report{}, err
	}
	for _, s := range e.stacks {
		if s.Name == w.Instance.ID {
			if err := s.Lay(p); err != nil {
				return gate.Report{}, err
			}
		}
	}
	o, err := e.options(ctx, checkFlags{})
	if err != nil {
		return gate.Report{}, err
	}
	o.Stack = w.Instance.ID
	return gate.Run(check.NewWorld(e.stacks...), nil, o), nil
}
