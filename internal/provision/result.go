package provision

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"flota.dev/flota/internal/event"
)

// Result tells what a plan found, or an apply did.
type Result struct {
	// Stacks are the stacks that were looked at, failed or skipped, by ID.
	Stacks []Stack `json:"stacks"`
	// Changes are the sums over all stacks: planned ones for Plan, made ones for Apply.
	Changes event.Changes `json:"changes"`
	// Resources is how many resources the states of the stacks hold at the end.
	Resources int           `json:"resources"`
	Took      time.Duration `json:"took"`
}

// Stack tells how it went with one stack.
type Stack struct {
	ID    string      `json:"id"`
	State event.State `json:"state"` // finished, failed or skipped
	// Plan is nil if the stack was not planned.
	Plan      *Plan         `json:"plan,omitempty"`
	Changes   event.Changes `json:"changes"`
	Resources int           `json:"resources"`
	// Pending are upstream stacks that are not applied yet: the plan shows placeholders for their outputs.
	Pending []string `json:"pending,omitempty"`
	// Unsettled are upstream stacks with changes of their own waiting, which may change this plan.
	Unsettled []string `json:"unsettled,omitempty"`
	// Route tells how the route that the environment's API gives the service
	// differs from the manifest's, where base/<env> is no part of the run.
	Route string `json:"route,omitempty"`
	// Message says why the stack was skipped, or how it failed.
	Message string        `json:"message,omitempty"`
	Took    time.Duration `json:"took"`
}

// Count returns how many stacks ended so.
func (r *Result) Count(state event.State) int {
	n := 0
	for _, s := range r.Stacks {
		if s.State == state {
			n++
		}
	}
	return n
}

// Changed reports whether the stack has, or had, anything to apply.
func (s Stack) Changed() bool { return s.Plan != nil && !s.Plan.Empty() }

// results collects what a walk finds.
type results struct {
	mu     sync.Mutex
	stacks map[string]Stack
}

func (r *results) put(s Stack) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.stacks == nil {
		r.stacks = map[string]Stack{}
	}
	r.stacks[s.ID] = s
}

func (r *results) get(id string) (Stack, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	s, ok := r.stacks[id]
	return s, ok
}

func (r *results) sum(took time.Duration) *Result {
	out := &Result{Took: took}
	for _, s := range r.stacks {
		out.Stacks = append(out.Stacks, s)
		out.Resources += s.Resources
		out.Changes.Import += s.Changes.Import
		out.Changes.Add += s.Changes.Add
		out.Changes.Change += s.Changes.Change
		out.Changes.Remove += s.Changes.Remove
	}
	slices.SortFunc(out.Stacks, func(a, b Stack) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
