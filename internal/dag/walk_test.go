package dag

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWalkSkips(t *testing.T) {
	g := build(map[string][]string{"web": {"api"}, "api": {"db"}, "report": {"db", "queue"}, "queue": nil})
	broken := errors.New("broken")
	got, err := g.Walk(t.Context(), 1, func(_ context.Context, n string) error {
		if n == "api" || n == "queue" {
			return fmt.Errorf("%s: %w", n, broken)
		}
		return nil
	})
	if !errors.Is(err, broken) || err.Error() != "api: broken\nqueue: broken" {
		t.Errorf("error %q, want both failures", err)
	}
	want := Result[string]{
		Done:    []string{"db"},
		Failed:  []string{"api", "queue"},
		Skipped: []Skip[string]{{"web", "api"}, {"report", "queue"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Result (-want +got):\n%s", diff)
	}
}

func TestWalkStopsWithContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := build(map[string][]string{"c": {"b"}, "b": {"a"}})
		stop := errors.New("interrupted")
		ctx, cancel := context.WithCancelCause(t.Context())
		got, err := g.Walk(ctx, 4, func(ctx context.Context, n string) error {
			if n == "b" {
				cancel(stop)
			}
			time.Sleep(time.Second)
			return nil
		})
		if !errors.Is(err, stop) {
			t.Errorf("error %v, want the context's cause", err)
		}
		if diff := cmp.Diff(Result[string]{Done: []string{"a", "b"}}, got); diff != "" {
			t.Errorf("Result (-want +got):\n%s", diff)
		}
	})
}

func TestWalkAfterContextEnd(t *testing.T) {
	g := build(map[string][]string{"a": nil})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := g.Walk(ctx, 1, func(context.Context, string) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}

func TestWalkEndedJustAfterTheLast(t *testing.T) {
	g := build(map[string][]string{"a": nil})
	ctx, cancel := context.WithCancel(t.Context())
	_, err := g.Walk(ctx, 1, func(context.Context, string) error { cancel(); return nil })
	if err != nil {
		t.Errorf("error %v, want none: every node was visited", err)
	}
}

func TestWalkRefusesCycles(t *testing.T) {
	g := build(map[string][]string{"a": {"b"}, "b": {"a"}, "c": nil})
	_, err := g.Walk(t.Context(), 1, func(context.Context, string) error {
		t.Error("a node was visited")
		return nil
	})
	if _, ok := errors.AsType[*CycleError[string]](err); !ok {
		t.Errorf("error %v, want a CycleError", err)
	}
}

// recorder checks, from inside the visits, what a walk promises.
type recorder struct {
	mu       sync.Mutex
	running  int
	most     int
	finished []int
	early    []int // nodes that started before something they need
}

func (r *recorder) enter(g *Graph[int], n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.running++
	r.most = max(r.most, r.running)
	for _, need := range g.Needs(n) {
		if !slices.Contains(r.finished, need) {
			r.early = append(r.early, n)
		}
	}
}

func (r *recorder) leave(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.running--
	r.finished = append(r.finished, n)
}

func TestWalkProperty(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := anyGraph(rt, true)
		parallel := rapid.IntRange(1, 4).Draw(rt, "parallel")
		bad := rapid.SliceOfN(rapid.IntRange(0, 11), 0, 2).Draw(rt, "failing")
		var r recorder
		got, err := g.Walk(t.Context(), parallel, func(_ context.Context, n int) error {
			r.enter(g, n)
			if slices.Contains(bad, n) {
				r.mu.Lock()
				r.running--
				r.mu.Unlock()
				return errors.New("bad")
			}
			r.leave(n)
			return nil
		})
		if r.most > parallel || len(r.early) > 0 {
			rt.Fatalf("%d ran at once of %d allowed; too early: %v", r.most, parallel, r.early)
		}
		if (err != nil) != (len(got.Failed) > 0) {
			rt.Fatalf("error %v with failures %v", err, got.Failed)
		}
		for _, s := range got.Skipped {
			if !g.Upstream(s.Node).Has(s.Because) || !slices.Contains(got.Failed, s.Because) {
				rt.Fatalf("%v skipped because of %v, which did not fail or is not needed", s.Node, s.Because)
			}
		}
		if n := len(got.Done) + len(got.Failed) + len(got.Skipped); n != g.Len() {
			rt.Fatalf("%d nodes told of, %d in the graph", n, g.Len())
		}
	})
}
