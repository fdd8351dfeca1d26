package release

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"flota.dev/flota/internal/dag"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/fleet"
)

// Outcome is how one release of a fleet deploy went.
type Outcome struct {
	Service string
	Result  Result
	// Err is nil if the version is live.
	Err error
	// Skipped names the service whose failure kept this one from being released; empty if none did.
	Skipped string
}

// Order returns the graph of services along what they need.
func Order(services []*fleet.Service) *dag.Graph[string] {
	g := &dag.Graph[string]{}
	for _, s := range services {
		g.Add(s.Name, s.Needs...)
	}
	return g
}

// DeployAll releases services in waves along order, at most parallel at once. A
// wave begins when the ones before it have all traffic on their new revisions,
// which then may still bake. What needs a service that failed is skipped, the
// rest goes on. The outcomes stand in the order of the waves; the error is a
// diag.List of all that failed.
func (e *Engine) DeployAll(ctx context.Context, order *dag.Graph[string], requests []Request, parallel int) ([]Outcome, error) {
	if len(requests) == 0 {
		return nil, nil
	}
	f := &flotilla{
		Engine: e, requests: map[string]Request{}, outcomes: map[string]*Outcome{},
		slots: make(chan struct{}, max(parallel, 1)),
	}
	names := make([]string, len(requests))
	for i, r := range requests {
		names[i] = r.Service.Name
		f.requests[r.Service.Name] = r
	}
	f.order = order.Sub(names...)
	waves, err := f.order.Waves()
	if err != nil {
		return nil, err
	}
	for i, wave := range waves {
		if len(waves) > 1 {
			e.sink.Emit(event.Wave{Environment: requests[0].Environment, Number: i + 1, Of: len(waves), Services: wave})
		}
		f.wave(ctx, wave)
	}
	f.running.Wait()
	return f.report(waves)
}

// flotilla is a fleet deploy on its way.
type flotilla struct {
	*Engine
	order    *dag.Graph[string]
	requests map[string]Request
	slots    chan struct{}
	running  sync.WaitGroup

	mu       sync.Mutex
	outcomes map[string]*Outcome
}

// wave starts the releases of a wave and returns when each is live or has ended.
func (f *flotilla) wave(ctx context.Context, names []string) {
	var gate sync.WaitGroup
	for _, name := range names {
		if because := f.blocked(name); because != "" {
			f.skip(name, because)
			continue
		}
		gate.Add(1)
		f.slots <- struct{}{}
		through := sync.OnceFunc(func() { <-f.slots; gate.Done() })
		f.running.Go(func() {
			defer through()
			o := Outcome{Service: name}
			if o.Err = interrupted(ctx, name); o.Err == nil {
				o.Result, o.Err = f.deploy(ctx, f.requests[name], through)
			}
			f.set(o)
		})
	}
	gate.Wait()
}

func interrupted(ctx context.Context, service string) error {
	if ctx.Err() == nil {
		return nil
	}
	return &diag.Error{What: service + " was not released: interrupted", Exit: diag.Interrupted, Err: context.Cause(ctx)}
}

func (f *flotilla) set(o Outcome) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.outcomes[o.Service] = &o
}

// blocked names the service that failed and keeps name from being released, or is empty.
func (f *flotilla) blocked(name string) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, need := range f.order.Needs(name) {
		switch o := f.outcomes[need]; {
		case o == nil: // live and still watched
		case o.Skipped != "":
			return o.Skipped
		case o.Err != nil:
			return need
		}
	}
	return ""
}

func (f *flotilla) skip(name, because string) {
	r := f.requests[name]
	f.sink.Emit(event.Stage{
		Service: name, Environment: r.Environment, Version: r.Version, Stage: stagePreflight,
		State: event.Skipped, Message: "needs " + because + ", which failed",
	})
	f.set(Outcome{Service: name, Skipped: because})
}

func (f *flotilla) report(waves [][]string) ([]Outcome, error) {
	var outcomes []Outcome
	var problems diag.List
	for _, wave := range waves {
		for _, name := range wave {
			o := *f.outcomes[name]
			outcomes = append(outcomes, o)
			problems = append(problems, problemsOf(o)...)
		}
	}
	return outcomes, problems.Err()
}

func problemsOf(o Outcome) diag.List {
	if o.Err == nil {
		return nil
	}
	if list, ok := errors.AsType[diag.List](o.Err); ok {
		return list
	}
	if e, ok := errors.AsType[*diag.Error](o.Err); ok {
		return diag.List{e}
	}
	return diag.List{{What: fmt.Sprintf("%s: %v", o.Service, o.Err), Err: o.Err}}
}
