package config

import (
	"sync"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Workspace evaluates stacks that belong together. Files that several stacks
// read are parsed once, and references lead from one stack into another.
// Its methods may be called from many goroutines at once.
type Workspace struct {
	references references

	mu        sync.Mutex
	trees     map[treeKey]*tree
	folders   map[string]*folder
	modules   map[string]*module
	templates map[string]hclsyntax.Expression
}

// NewWorkspace returns an empty workspace.
func NewWorkspace() *Workspace { return &Workspace{} }

// Options say which root module to evaluate, and with what.
type Options struct {
	// Dir is the root module's folder, or one file of configuration that is to
	// be evaluated alone.
	Dir string
	// Name is how findings name the stack; empty for Dir.
	Name string
	// Inputs are values of variables that win over every tfvars file, such as outputs of another stack.
	Inputs map[string]cty.Value
	// VarFiles are read after those that Terraform loads by itself.
	VarFiles []string
	// Origins maps a file in Dir, by its path or its name there, to the file
	// that it was copied from, which findings name instead.
	Origins map[string]string
}
