package dag

import (
	"cmp"
	"context"
	"errors"
	"slices"
)

// Result tells how a walk went. Nodes that are in no list never started,
// because the walk's context ended first.
type Result[K cmp.Ordered] struct {
	Done    []K // in the order in which they finished
	Failed  []K // in the order in which they failed
	Skipped []Skip[K]
}

// Skip is a node that did not run because one that it needs, directly or not, failed.
type Skip[K cmp.Ordered] struct {
	Node    K
	Because K
}

// Walk calls visit for every node, at most parallel at once (one, if parallel
// is less), each after all it needs has been visited without an error. What
// needs a node that failed is skipped; the rest goes on. When ctx ends, no
// further visit starts, and Walk returns once the running ones have.
//
// The error joins what the visits returned, in the order of the failures, and
// the context's cause if it ended with nodes left to visit. A circle is found
// before anything runs, and returned as a *CycleError.
func (g *Graph[K]) Walk(ctx context.Context, parallel int, visit func(context.Context, K) error) (Result[K], error) {
	if cycle := g.Cycle(); cycle != nil {
		return Result[K]{}, &CycleError[K]{Cycle: cycle}
	}
	w := &walk[K]{progress: newProgress(g), skipped: set[K]{}}
	finished := make(chan visited[K])
	running := 0
	for {
		for running < max(parallel, 1) && len(w.ready) > 0 && ctx.Err() == nil {
			node := w.next()
			running++
			go func() { finished <- visited[K]{node, visit(ctx, node)} }()
		}
		if running == 0 {
			break
		}
		w.settle(<-finished)
		running--
	}
	return w.result, w.err(ctx)
}

type visited[K cmp.Ordered] struct {
	node K
	err  error
}

// walk is a progress that also knows failures.
type walk[K cmp.Ordered] struct {
	*progress[K]
	result  Result[K]
	skipped set[K]
	errs    []error
}

func (w *walk[K]) next() K {
	node := w.ready[0]
	w.ready = w.ready[1:]
	return node
}

func (w *walk[K]) settle(v visited[K]) {
	if v.err == nil {
		w.result.Done = append(w.result.Done, v.node)
		w.finish(v.node)
		return
	}
	w.errs = append(w.errs, v.err)
	w.result.Failed = append(w.result.Failed, v.node)
	for _, n := range w.graph.Downstream(v.node).Nodes() {
		if _, ok := w.skipped[n]; ok || n == v.node {
			continue
		}
		w.skipped[n] = struct{}{}
		w.result.Skipped = append(w.result.Skipped, Skip[K]{Node: n, Because: v.node})
	}
}

func (w *walk[K]) err(ctx context.Context) error {
	r := w.result
	left := len(r.Done)+len(r.Failed)+len(r.Skipped) < w.graph.Len()
	cause := context.Cause(ctx)
	told := slices.ContainsFunc(w.errs, func(err error) bool { return errors.Is(err, cause) })
	if left && !told {
		return errors.Join(append(w.errs, cause)...)
	}
	return errors.Join(w.errs...)
}
