package provision

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/stack"
)

// DefaultParallel is how many stacks are worked on at once if nothing else is
// said: twice the processors, since a Terraform waits about half of its time,
// but at least 4 and at most 16.
func DefaultParallel() int { return min(max(2*runtime.NumCPU(), 4), 16) }

// run is one plan or apply of many stacks.
type run struct {
	*Engine
	options Options
	step    string   // plan or apply
	chosen  []string // IDs of the stacks to work on
	results results

	mu      sync.Mutex
	records map[string]record // loaded or saved in this run, by stack
	refused diag.List         // what Options.Review says of plans that are only told
}

func (e *Engine) run(step string, o Options) *run {
	return &run{Engine: e, options: o, step: step, records: map[string]record{}}
}

// job is one stack's part of a run.
type job struct {
	stack.Work
	id string
	// last is the record of the last apply, and recorded whether there is one.
	last     record
	recorded bool
}

// refuse notes that a plan may not be applied. The plans of the stacks that
// need it are still worth telling.
func (r *run) refuse(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.refused = append(r.refused, diag.Problems(err)...)
}

// walk visits the chosen stacks, each after those that it needs. A stack that
// fails keeps those that need it from being visited; all others go on.
func (r *run) walk(ctx context.Context, visit func(context.Context, stack.Instance) error) (*Result, error) {
	started := time.Now()
	chosen, err := stack.Select(r.all, r.options.Select)
	if err != nil {
		return nil, err
	}
	if err := r.Bucket.Ensure(ctx, stack.Bucket(r.Fleet)); err != nil {
		return nil, fmt.Errorf("prepare the bucket of the states: %w", err)
	}
	byID := map[string]stack.Instance{}
	var ids []string
	for _, i := range chosen {
		byID[i.ID] = i
		ids = append(ids, i.ID)
	}
	parallel := r.options.Parallel
	if parallel < 1 {
		parallel = DefaultParallel()
	}
	r.chosen = ids
	walked, err := stack.Graph(r.all).Sub(ids...).Walk(ctx, parallel, func(ctx context.Context, id string) error {
		return r.during(ctx, byID[id], visit)
	})
	for _, s := range walked.Skipped {
		r.results.put(Stack{ID: s.Node, State: event.Skipped, Message: s.Because + " failed"})
		r.tell(s.Node)
	}
	return r.results.sum(time.Since(started)), flatten(ctx, err)
}

// prepare brings a stack's working directory up to date with the manifest and
// the outputs of the stacks before it.
func (r *run) prepare(ctx context.Context, i stack.Instance) (*job, error) {
	j := &job{id: i.ID}
	upstream := map[string]stack.Outputs{}
	for _, id := range i.Upstream() {
		rec, ok, err := r.record(ctx, id)
		if err != nil {
			return nil, err
		}
		if ok {
			upstream[id] = rec.outputs
		}
	}
	var err error
	if j.last, j.recorded, err = r.record(ctx, i.ID); err != nil {
		return nil, err
	}
	if j.Work, err = r.Layout.Materialise(i, upstream); err != nil || r.Parameters == nil {
		return j, err
	}
	values, err := r.Parameters.Of(ctx, i)
	if err != nil {
		return nil, err
	}
	j.Work, err = j.Work.With(values)
	return j, err
}

// unchanged reports whether the stack may be left alone.
func (r *run) unchanged(j *job) bool {
	return r.options.SkipUnchanged && j.recorded && j.last.inputs == j.Inputs && len(j.Pending) == 0
}

// leave notes that a stack was left alone.
func (r *run) leave(j *job) {
	r.results.put(Stack{ID: j.id, State: event.Skipped, Resources: j.last.resources, Message: "unchanged since the last apply"})
}

// during does a stack's part of the run between the events of its begin and its end.
func (r *run) during(ctx context.Context, i stack.Instance, visit func(context.Context, stack.Instance) error) error {
	started, id := time.Now(), i.ID
	r.Sink.Emit(event.Stack{Stack: id, Step: r.step, State: event.Started, Of: len(r.chosen)})
	err := visit(ctx, i)
	if err == nil {
		err = r.routed(ctx, i)
	}
	s, _ := r.results.get(id)
	s.ID, s.Took = id, time.Since(started)
	if err != nil {
		s.State, s.Message = event.Failed, err.Error()
	}
	r.results.put(s)
	r.tell(id)
	return err
}

// tell emits how it went with a stack.
func (r *run) tell(id string) {
	s, _ := r.results.get(id)
	r.Sink.Emit(event.Stack{Stack: id, Step: r.step, State: s.State, Changes: s.Changes, Took: s.Took, Message: s.Message, Of: len(r.chosen)})
}

// plan initialises a stack and plans it into a file.
func (r *run) plan(ctx context.Context, j *job, o PlanOptions) (*Plan, error) {
	if err := r.Terraform.Init(ctx, j.Work); err != nil {
		return nil, err
	}
	return r.Terraform.Plan(ctx, j.Work, o)
}

// flatten makes one list of the errors of a walk, so that each is shown by itself.
func flatten(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	var list diag.List
	for _, e := range leaves(err) {
		if d, ok := e.(*diag.Error); ok {
			list = append(list, d)
		} else if !errors.Is(e, context.Cause(ctx)) {
			list = append(list, &diag.Error{What: e.Error(), Err: e})
		}
	}
	told := slices.ContainsFunc(list, func(e *diag.Error) bool { return e.Exit == diag.Interrupted })
	if ctx.Err() != nil && !told {
		list = append(list, &diag.Error{
			What: "interrupted", Hint: "run the same command again: it goes on where it stopped",
			Exit: diag.Interrupted, Err: context.Cause(ctx),
		})
	}
	return list
}

// leaves takes joined errors apart.
func leaves(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var out []error
	for _, e := range joined.Unwrap() {
		out = append(out, leaves(e)...)
	}
	return out
}
