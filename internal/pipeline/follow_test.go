package pipeline

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/event"
)

// film is a Reader that shows another picture at each look.
type film struct {
	pictures []picture
	at       int
}

// picture is what there is to see at one moment.
type picture struct {
	execution Execution
	actions   []Action
	stages    []Stage
}

func (f *film) now() picture { return f.pictures[min(f.at, len(f.pictures)-1)] }

func (f *film) State(context.Context, string) ([]Stage, error) { return f.now().stages, nil }

func (f *film) Executions(context.Context, string, int) ([]Execution, error) {
	if f.pictures == nil {
		return nil, ErrNotFound
	}
	if e := f.now().execution; e.ID != "" {
		return []Execution{e}, nil
	}
	return nil, nil
}

func (f *film) Execution(context.Context, string, string) (Execution, error) {
	f.at++ // a look begins with the execution
	return f.now().execution, nil
}

func (f *film) Actions(context.Context, string, string) ([]Action, error) {
	return f.now().actions, nil
}

func TestFollow(t *testing.T) {
	second := func(n int) time.Time { return time.Unix(1767225600+int64(n), 0).UTC() }
	running := Action{ID: "a1", Stage: "Verify", Name: "Build", Status: InProgress, Started: second(0)}
	done := running
	done.Status, done.Changed = Succeeded, second(9)
	failed := Action{ID: "a2", Stage: "Deploy-prod", Name: "Deploy", Status: Failed, Started: second(20), Changed: second(22), Summary: "exit status 4"}
	asks := []Stage{{Name: "Approve-prod", Execution: "e1", Approvals: []Approval{{Stage: "Approve-prod", Action: "Approve", Token: "t"}}}}
	going := Execution{ID: "e1", Status: InProgress}
	f := &film{pictures: []picture{
		{},
		{execution: going, actions: []Action{running}},
		{execution: going, actions: []Action{done}, stages: asks},
		{execution: going, actions: []Action{done}, stages: asks},
		{execution: Execution{ID: "e1", Status: Failed}, actions: []Action{done, failed}},
	}}
	synctest.Test(t, func(t *testing.T) {
		var told []event.Event
		follower := Follower{Reader: f, Sink: event.Func(func(e event.Event) { told = append(told, e) }), Every: time.Minute, Fleet: "cambio"}
		e, err := follower.Follow(t.Context(), "orders", "e1")
		if err != nil || e.Status != Failed {
			t.Fatalf("%+v, %v", e, err)
		}
		want := []event.Event{
			event.Action{Service: "orders", Execution: "e1", Stage: "Verify", Action: "Build", State: event.Started},
			event.Action{Service: "orders", Execution: "e1", Stage: "Verify", Action: "Build", State: event.Finished, Took: 9 * time.Second},
			event.Notice{Message: "orders waits at Approve-prod: flota pipeline approve orders"},
			event.Action{Service: "orders", Execution: "e1", Stage: "Deploy-prod", Action: "Deploy", State: event.Failed, Took: 2 * time.Second, Message: "exit status 4"},
			event.Execution{Service: "orders", Execution: "e1", Status: "Failed", Took: 22 * time.Second},
		}
		if diff := cmp.Diff(want, told); diff != "" {
			t.Errorf("told (-want +got):\n%s", diff)
		}
	})
}

func TestFollowEndsWithItsContext(t *testing.T) {
	f := &film{pictures: []picture{{execution: Execution{ID: "e1", Status: InProgress}}}}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		follower := Follower{Reader: f, Sink: event.Discard, Every: time.Minute, Fleet: "cambio"}
		if _, err := follower.Follow(ctx, "orders", "e1"); err == nil {
			t.Error("no error")
		}
	})
}

func TestExecutionFailure(t *testing.T) {
	if err := (Execution{Status: Succeeded}).Failure("orders"); err != nil {
		t.Error(err)
	}
	for _, s := range []Status{Failed, Stopped, Superseded, Cancelled} {
		if err := (Execution{Status: s}).Failure("orders"); err == nil {
			t.Errorf("%s is no failure", s)
		}
	}
}

func TestLook(t *testing.T) {
	began := time.Unix(1767225600, 0).UTC()
	e := func(s Status) Execution { return Execution{ID: "e1", Status: s, Commit: "abc", Started: began} }
	deploys := []Action{{Stage: "Deploy-dev", Name: "Deploy", Status: Failed, Summary: "exit status 4"}}
	for name, c := range map[string]struct {
		film film
		want Row
	}{
		"no pipeline": {film{}, Row{Missing: true}},
		"never ran":   {film{pictures: []picture{{}}}, Row{}},
		"failed": {
			film{pictures: []picture{{e(Failed), deploys, []Stage{{Name: "Source", Execution: "e1", Status: Succeeded}, {Name: "Deploy-dev", Execution: "e1", Status: Failed}, {Name: "Deploy-prod", Execution: "e0", Status: Succeeded}}}}},
			Row{Execution: "e1", Status: Failed, Commit: "abc", Started: began, Stage: "Deploy-dev", Action: "Deploy", Summary: "exit status 4"},
		},
		"waits for a person": {
			film{pictures: []picture{{e(InProgress), nil, []Stage{{Name: "Approve-prod", Execution: "e1", Status: InProgress, Approvals: []Approval{{}}}}}}},
			Row{Execution: "e1", Status: InProgress, Commit: "abc", Started: began, Stage: "Approve-prod", Approval: "Approve-prod", Asks: "e1"},
		},
		"waits behind an older one": {
			film{pictures: []picture{{e(InProgress), nil, []Stage{{Name: "Approve-prod", Execution: "e0", Status: InProgress, Waiting: []string{"e1"}, Approvals: []Approval{{}}}}}}},
			Row{Execution: "e1", Status: InProgress, Commit: "abc", Started: began, Stage: "Approve-prod", Approval: "Approve-prod", Asks: "e0"},
		},
		"waits before a stage that is closed": {
			film{pictures: []picture{{e(InProgress), nil, []Stage{{Name: "Source", Execution: "e1", Status: Succeeded}, {Name: "Deploy-dev", Execution: "e0", Status: InProgress, Waiting: []string{"e1"}, Closed: "holidays"}}}}},
			Row{Execution: "e1", Status: InProgress, Commit: "abc", Started: began, Stage: "Deploy-dev", Closed: "holidays"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c.want.Service = "orders"
			got, err := Look(t.Context(), &c.film, "cambio", "orders")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("row (-want +got):\n%s", diff)
			}
		})
	}
}
