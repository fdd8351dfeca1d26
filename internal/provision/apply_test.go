package provision

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/stack"
)

const stacks = 9

func (b *bench) apply(t *testing.T, o Options) *Result {
	t.Helper()
	r, err := b.Apply(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *Result) find(t *testing.T, id string) Stack {
	t.Helper()
	i := slices.IndexFunc(r.Stacks, func(s Stack) bool { return s.ID == id })
	if i < 0 {
		t.Fatalf("%s is not in the result", id)
	}
	return r.Stacks[i]
}

func TestApplyFromNothing(t *testing.T) {
	b := newBench(t)
	r := b.apply(t, Options{})
	if len(r.Stacks) != stacks || r.Resources != stacks || r.Changes != (event.Changes{Add: stacks}) {
		t.Errorf("got %d stacks, %d resources, changes %+v", len(r.Stacks), r.Resources, r.Changes)
	}
	if diff := cmp.Diff([]string{"small-state-111111111111-us-east-1"}, b.buckets.asked); diff != "" {
		t.Errorf("buckets (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"apply started", "apply finished"}, b.events.steps("base/dev")); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	order := b.terraform.took("apply")
	for _, i := range b.all {
		for _, need := range i.Needs {
			if slices.Index(order, need) > slices.Index(order, i.ID) {
				t.Errorf("%s was applied before %s: %v", i.ID, need, order)
			}
		}
	}
}

func TestApplyAgainAppliesNothing(t *testing.T) {
	b := newBench(t)
	b.apply(t, Options{})
	b.terraform.took("")
	b.reload(t, b.Fleet.Dir)
	r := b.apply(t, Options{})
	if r.Changes.Any() || r.Resources != stacks {
		t.Errorf("got changes %+v and %d resources", r.Changes, r.Resources)
	}
	if calls := b.terraform.took("outputs"); calls != nil {
		t.Errorf("outputs were read from states, though they are known: %v", calls)
	}
}

func TestSkipUnchangedPlansOnlyWhatChanged(t *testing.T) {
	b := newBench(t)
	b.apply(t, Options{})
	b.terraform.took("")
	b.again(t, "fleet.yaml", edited(t, b, `10.20.0.0/16`, `10.30.0.0/16`))
	r := b.apply(t, Options{SkipUnchanged: true})
	if diff := cmp.Diff([]string{"base/dev", "base/prod"}, sorted(b.terraform.took("plan"))); diff != "" {
		t.Errorf("planned (-want +got):\n%s", diff)
	}
	if r.Resources != stacks || r.Changes != (event.Changes{Change: 2}) {
		t.Errorf("got %d resources, changes %+v", r.Resources, r.Changes)
	}
	if s := r.find(t, "service/a/dev"); s.State != event.Skipped || s.Message == "" {
		t.Errorf("got %+v, want it skipped and a word why", s)
	}
}

func edited(t *testing.T, b *bench, from, to string) string {
	t.Helper()
	src := readFile(t, filepath.Join(b.Fleet.Dir, "fleet.yaml"))
	if !strings.Contains(src, from) {
		t.Fatalf("the manifest does not hold %q", from)
	}
	return strings.ReplaceAll(src, from, to)
}

func TestFreshOutputsReachTheStacksBehind(t *testing.T) {
	b := newBench(t)
	b.terraform.outputs = func(id, inputs string) stack.Outputs {
		return stack.Outputs{"of": json.RawMessage(`"` + id + inputs + `"`)}
	}
	b.apply(t, Options{})
	b.terraform.took("")
	b.again(t, "fleet.yaml", edited(t, b, `10.20.0.0/16`, `10.30.0.0/16`))
	b.apply(t, Options{SkipUnchanged: true})
	want := []string{"base/dev", "base/prod", "service/a/dev", "service/a/prod", "service/b/dev", "service/b/prod"}
	if diff := cmp.Diff(want, sorted(b.terraform.took("apply"))); diff != "" {
		t.Errorf("applied (-want +got):\n%s", diff)
	}
}

func TestFailureSkipsOnlyWhatNeedsIt(t *testing.T) {
	b := newBench(t)
	b.terraform.fails["apply base/dev"] = &diag.Error{What: "base/dev: no more addresses"}
	b.terraform.fails["plan service/b/core"] = errors.New("service/b/core: broken")
	r, err := b.Apply(t.Context(), Options{})
	list, _ := errors.AsType[diag.List](err)
	var said []string
	for _, e := range list {
		said = append(said, e.What)
	}
	if diff := cmp.Diff([]string{"base/dev: no more addresses", "service/b/core: broken"}, sorted(said)); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
	if half := r.find(t, "base/dev"); half.Changes.Add != 2 || half.Resources != 2 {
		t.Errorf("base/dev failed after 2 additions, but the result tells of %+v and %d resources", half.Changes, half.Resources)
	}
	states := map[string]event.State{}
	for _, s := range r.Stacks {
		states[s.ID] = s.State
	}
	want := map[string]event.State{
		"base/shared": event.Finished, "base/dev": event.Failed, "base/prod": event.Finished,
		"service/a/core": event.Finished, "service/a/dev": event.Skipped, "service/a/prod": event.Finished,
		"service/b/core": event.Failed, "service/b/dev": event.Skipped, "service/b/prod": event.Skipped,
	}
	if diff := cmp.Diff(want, states); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	if got := r.find(t, "service/a/dev").Message; got != "base/dev failed" {
		t.Errorf("service/a/dev was skipped because %q", got)
	}
	clear(b.terraform.fails)
	if r := b.apply(t, Options{}); r.Resources != stacks || r.Changes.Add != 5 {
		t.Errorf("the next run did not go on: %+v", r)
	}
}

func TestInterruptedApplyGoesOn(t *testing.T) {
	b := newBench(t)
	ctx, cancel := context.WithCancel(t.Context())
	b.terraform.before = func(call string) {
		if call == "plan base/prod" {
			cancel()
		}
	}
	_, err := b.Apply(ctx, Options{Parallel: 1})
	if diag.ExitOf(err) != diag.Interrupted {
		t.Errorf("got %v", err)
	}
	b.terraform.before = nil
	b.reload(t, b.Fleet.Dir)
	if r := b.apply(t, Options{}); r.Resources != stacks {
		t.Errorf("got %d resources, want %d", r.Resources, stacks)
	}
}

func TestOutputsLostAfterAnApplyAreReadFromTheState(t *testing.T) {
	b := newBench(t)
	b.memory.fail = errors.New("the network is down")
	if _, err := b.Apply(t.Context(), Options{Select: stack.Selection{IDs: []string{"base/shared"}}}); err == nil {
		t.Fatal("no error, though the outputs could not be saved")
	}
	b.memory.fail = nil
	b.reload(t, b.Fleet.Dir)
	b.apply(t, Options{})
	if diff := cmp.Diff([]string{"base/shared"}, b.terraform.took("outputs")); diff != "" {
		t.Errorf("outputs read from states (-want +got):\n%s", diff)
	}
	if got, _, _ := b.memory.Load(t.Context(), "base/shared"); string(got["of"]) != `"base/shared"` {
		t.Errorf("saved %s", got)
	}
}

// An apply that fails half way leaves no record by which a later run could take the stack for unchanged.
func TestFailedApplyIsNeverUnchanged(t *testing.T) {
	b := newBench(t)
	b.apply(t, Options{})
	b.terraform.plans["base/dev"] = Plan{Managed: 1, Changes: event.Changes{Change: 1}, Resources: []Change{{Action: "update"}}}
	b.terraform.fails["apply base/dev"] = errors.New("half done")
	if _, err := b.Apply(t.Context(), Options{}); err == nil {
		t.Fatal("no error")
	}
	clear(b.terraform.plans)
	clear(b.terraform.fails)
	b.terraform.took("")
	b.reload(t, b.Fleet.Dir)
	b.apply(t, Options{SkipUnchanged: true})
	if diff := cmp.Diff([]string{"base/dev"}, b.terraform.took("plan")); diff != "" {
		t.Errorf("planned (-want +got):\n%s", diff)
	}
}

func TestApplyNeedsItsUpstream(t *testing.T) {
	b := newBench(t)
	_, err := b.Apply(t.Context(), Options{Select: stack.Selection{IDs: []string{"service/a/dev"}}})
	if err == nil || !strings.Contains(err.Error(), "it needs base/dev and service/a/core, which is not applied yet") {
		t.Errorf("got %v", err)
	}
}

func TestReviewCanRefuse(t *testing.T) {
	b := newBench(t)
	var asked []string
	_, err := b.Apply(t.Context(), Options{Parallel: 1, Review: func(_ context.Context, w stack.Work, p *Plan) error {
		asked = append(asked, p.Stack)
		return &diag.Error{What: "not today"}
	}})
	if err == nil || err.Error() != "not today" {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff([]string{"base/shared"}, asked); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
	if applied := b.terraform.took("apply"); applied != nil {
		t.Errorf("applied all the same: %v", applied)
	}
}

func TestReviewSeesPlansThatAreNotApplied(t *testing.T) {
	b := newBench(t)
	r, err := b.Plan(t.Context(), Options{Parallel: 1, Review: func(_ context.Context, w stack.Work, p *Plan) error {
		return &diag.Error{What: "not " + p.Stack}
	}})
	if len(diag.Problems(err)) != len(b.all) {
		t.Errorf("got %v", err)
	}
	if r == nil || len(r.Stacks) != len(b.all) {
		t.Errorf("the plans are not told beside the errors: %v", r)
	}
}
