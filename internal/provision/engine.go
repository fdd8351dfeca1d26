package provision

import (
	"context"

	"flota.dev/flota/internal/event"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/stack"
)

// Outputs keeps the outputs of applied stacks, for the stacks that need them
// and for releases.
type Outputs interface {
	// Load returns what was saved last for a stack, and whether anything was.
	Load(ctx context.Context, stackID string) (stack.Outputs, bool, error)
	Save(ctx context.Context, stackID string, o stack.Outputs) error
}

// Bucket is where states are kept.
type Bucket interface {
	// Ensure makes the bucket if it is not there, private, versioned and encrypted.
	Ensure(ctx context.Context, name string) error
}

// Parameters gives the values that a stack writes into SSM parameters.
type Parameters interface {
	// Of returns what a stack writes; nothing for most.
	Of(ctx context.Context, i stack.Instance) (stack.Parameters, error)
}

// Config is what an Engine works with.
type Config struct {
	Fleet     *fleet.Fleet
	Layout    *stack.Layout
	Terraform Terraform
	Outputs   Outputs
	Bucket    Bucket
	// Parameters may be nil, if no service takes values from elsewhere.
	Parameters Parameters
	Sink       event.Sink
}

// Engine plans and applies the stacks of one fleet.
type Engine struct {
	Config
	all []stack.Instance
}

// New returns an Engine.
func New(c Config) *Engine { return &Engine{Config: c, all: stack.All(c.Fleet)} }

// Options say what to do, and how.
type Options struct {
	// Select is which stacks; the zero Selection is all of them.
	Select stack.Selection
	// Parallel is how many stacks are worked on at once; zero means DefaultParallel().
	Parallel int
	// SkipUnchanged leaves alone the stacks whose Terraform files, variables and
	// upstream outputs are those of the last apply. They are not looked at, so a
	// change made outside of Terraform goes unseen: that is why it is not the default.
	SkipUnchanged bool
	// AllowDestroy are the addresses of resources that hold data and may be
	// destroyed or replaced all the same: ADDRESS, or STACK:ADDRESS for one stack only.
	AllowDestroy []string
	// Out, for Plan, is a folder in which the plans are kept for a later apply.
	Out string
	// Reviewed, for Apply, is a folder that Plan wrote: its plans and nothing else are applied.
	Reviewed string
	// Review is asked about each plan that changes something, by Apply before it
	// is applied: an error keeps it from being applied. Plan tells the error
	// beside the plan. Nil accepts every plan.
	Review func(context.Context, stack.Work, *Plan) error
}
