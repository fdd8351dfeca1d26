// Package config reads Terraform configuration and evaluates it, with no
// Terraform, provider or network: variables as Terraform loads them, locals,
// every function, count, for_each, dynamic blocks and local modules.
//
// What is known only after apply evaluates to a reference: a token inside the
// string that stands for an attribute of a resource instance. It survives
// interpolation, JSON and module borders, so that what refers to what is known
// even where the value is not. What depends on an input that nobody set is
// unknown, and stays so: unknown is never taken for a value.
package config

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// Mode tells the blocks of a configuration apart.
type Mode int8

// The modes of a Resource.
const (
	Managed  Mode = iota // resource "aws_x" "y"
	Data                 // data "aws_x" "y"
	Provider             // provider "aws"; its type is "provider.aws"
	Call                 // module "x"; its type is "module"
	Settings             // terraform {}; its type is "terraform"
	Holder               // a variable, local or output: see Stack.Holders
)

// Resource is one instance of a resource, with count, for_each and the modules
// around it worked out.
type Resource struct {
	*Block
	Mode Mode
	// Type is the resource's type, such as aws_s3_bucket. Data sources have
	// their bare type too: tell them by Mode.
	Type string
	// Name is the block's second label; for a module call the call's name.
	Name string
	// Address is Terraform's, such as module.store["a"].aws_s3_bucket.this[0].
	// An index that is not known is [?].
	Address string
	// Maybe is set where count or for_each is not known: the instance may not exist.
	Maybe bool
	Stack *Stack
}

// Stack is one root module, evaluated.
type Stack struct {
	// Name is how findings name the stack: the ID of one of a fleet's, the folder of any other.
	Name string
	Dir  string
	// Resources are all instances, those of nested modules too, in the order of their addresses.
	Resources []*Resource
	// Values are all variables, locals and outputs, those of nested modules too.
	Values []Named
	// Outputs are the root module's.
	Outputs map[string]cty.Value
	// Files are the files that were read, templates and tfvars too.
	Files []string
	// Left says what could not be looked into, such as a module that was not fetched.
	Left []Left

	byAddress map[string][]*Resource
	workspace *Workspace
	options   Options
	plan      *plan // of a stack that a plan makes
}

// Kind tells apart what a Named is.
type Kind string

// The kinds of named values.
const (
	Variable Kind = "variable"
	Local    Kind = "local"
	Output   Kind = "output"
)

// Named is a variable, local or output of a module.
type Named struct {
	Kind Kind
	// Name is as it is referred to inside its module: var.x, local.x, output.x.
	Name string
	// Module is the address of the module instance, empty for the root.
	Module string
	Value  cty.Value
	// Range is where the value was written: the tfvars line, the default, the call's argument, the local.
	Range     hcl.Range
	Sensitive bool // declared sensitive or ephemeral
}

// Left is something that could not be looked into.
type Left struct {
	Range   hcl.Range
	Address string // of the block, such as module.vpc
	Why     string // lower case, no full stop
	Hint    string // what settles it
}

// Lookup returns the instances that an address without its index, or with it, names.
func (s *Stack) Lookup(address string) []*Resource {
	if s.byAddress == nil {
		s.byAddress = map[string][]*Resource{}
		for _, r := range s.Resources {
			s.byAddress[r.Address] = append(s.byAddress[r.Address], r)
			if bare := Bare(r.Address); bare != r.Address {
				s.byAddress[bare] = append(s.byAddress[bare], r)
			}
		}
	}
	return s.byAddress[address]
}

// Bare is an address without the index of the resource itself; those of its modules stay.
func Bare(address string) string {
	if n := len(address); n == 0 || address[n-1] != ']' {
		return address
	}
	quoted := false
	for i := len(address) - 1; i >= 0; i-- {
		switch c := address[i]; {
		case c == '"' && (i == 0 || address[i-1] != '\\'):
			quoted = !quoted
		case c == '[' && !quoted:
			return address[:i]
		}
	}
	return address
}
