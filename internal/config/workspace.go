package config

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// Workspace evaluates stacks that belong together. Files that several stacks
// read are parsed once, and references lead from one stack into another.
// Its methods may be called from many goroutines at once.
type Workspace struct {
	references references
}

// NewWorkspace returns an empty workspace.
func NewWorkspace() *Workspace { return &Workspace{} }

// Options say which root module to evaluate, and with what.
type Options struct {
	// Dir is the root module's folder.
	Dir string
	// Name is how findings name the stack; empty for Dir.
	Name string
	// Inputs are values of variables that win over every tfvars file, such as outputs of another stack.
	Inputs map[string]cty.Value
	// VarFiles are read after those that Terraform loads by itself.
	VarFiles []string
	// Origins maps a file in Dir to the file that it was copied from, which findings name instead.
	Origins map[string]string
}

// Evaluate reads and evaluates a root module. The error is a diag.List of all
// files that cannot be read: nothing is left out silently. What is merely
// not known is in the stack's Left.
func (w *Workspace) Evaluate(o Options) (*Stack, error) {
	panic("not yet")
}

// Origin is a step on the way of a value: the variable, local, call or tfvars line that it came through.
type Origin struct {
	// What is as it is written: var.x, local.y, module.z, terraform.tfvars.
	What  string
	Range hcl.Range
	// Unset is set for a variable that nobody gave a value.
	Unset bool
}

// Origins returns where an attribute's value came from, from the attribute
// backwards; empty for a literal.
func (a *Attribute) Origins() []Origin {
	panic("not yet")
}

type scope struct{}
