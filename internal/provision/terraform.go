// Package provision plans and applies the stacks of a fleet: it walks the
// graph of stacks with bounded parallelism, hands the outputs of one stack to
// those that need them, guards what holds data, and keeps a reviewed plan so
// that it, and nothing else, is applied. Running Terraform itself, and keeping
// outputs, is done by adapters behind small interfaces.
package provision

import (
	"context"
	"encoding/json"
	"errors"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/stack"
)

// ErrLocked says that another holds the lock of a stack's state.
var ErrLocked = errors.New("the state is locked")

// Terraform runs Terraform in a stack's working directory. Each method ends
// early when ctx does, but only once Terraform has stopped in order and given
// back its lock. Progress goes to the sink that the adapter was made with.
type Terraform interface {
	// Init prepares the directory. It costs next to nothing where nothing has changed since the last time.
	Init(ctx context.Context, w stack.Work) error
	// Plan writes a plan to o.File.
	Plan(ctx context.Context, w stack.Work, o PlanOptions) (*Plan, error)
	// Apply carries out exactly the plan in the file, and returns the outputs. If
	// it fails half-way, what it returns beside the error tells the changes made.
	// ErrChanged says that nothing was done, because the state is another one now.
	Apply(ctx context.Context, w stack.Work, file string) (*Applied, error)
	// Outputs reads the outputs from the state.
	Outputs(ctx context.Context, w stack.Work) (stack.Outputs, error)
	// Show returns a plan file in Terraform's JSON, without what is sensitive.
	Show(ctx context.Context, w stack.Work, file string) (json.RawMessage, error)
}

// PlanOptions say how to plan.
type PlanOptions struct {
	// File is where the plan is written, absolute.
	File string
	// Lock takes the state's lock, so that an apply that is going on elsewhere is told at once.
	Lock bool
	// Destroy plans the removal of everything.
	Destroy bool
}

// Plan is what Terraform would do to one stack.
type Plan struct {
	Stack     string        `json:"stack"`
	File      string        `json:"-"`
	Changes   event.Changes `json:"changes"`
	Resources []Change      `json:"resources,omitempty"`
	// Outputs are the names of the outputs that change.
	Outputs []string `json:"outputs,omitempty"`
	// Drift are resources that were changed outside of Terraform.
	Drift []Change `json:"drift,omitempty"`
	// Managed is how many resources the state holds before the plan is applied.
	Managed int `json:"managed"`
	// Warnings are Terraform's.
	Warnings []string `json:"warnings,omitempty"`
}

// Change is what a plan would do to one resource.
type Change struct {
	Address string `json:"address"`
	Type    string `json:"type"`
	Action  string `json:"action"` // create, update, delete, replace, import, move, forget
	// Reason is why a resource must be replaced or deleted, in Terraform's word, such as cannot_update.
	Reason string `json:"reason,omitempty"`
}

// Empty reports whether there is nothing to apply.
func (p *Plan) Empty() bool {
	return !p.Changes.Any() && len(p.Resources) == 0 && len(p.Outputs) == 0
}

// After is how many resources the state will hold once the plan is applied.
func (p *Plan) After() int {
	forgotten := 0
	for _, c := range p.Resources {
		if c.Action == "forget" {
			forgotten++
		}
	}
	return p.Managed + p.Changes.Import + p.Changes.Add - p.Changes.Remove - forgotten
}

// Applied is what an apply has done.
type Applied struct {
	Changes event.Changes
	Outputs stack.Outputs
}
