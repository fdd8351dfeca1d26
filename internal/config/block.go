package config

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Block is the body of a resource, or a block nested in it, evaluated.
type Block struct {
	// Kind is the block's own name: resource, data, ingress, ….
	Kind string
	// Labels are those of a nested block, such as s3 of backend "s3".
	Labels []string
	// Range is the whole block, from its name to its closing brace.
	Range      hcl.Range
	Attributes map[string]*Attribute
	// Blocks are nested blocks in the order of the file, dynamic ones expanded.
	Blocks []*Block
	// Maybe is set on what a dynamic block makes whose for_each is not known.
	Maybe bool

	workspace *Workspace
}

// Attribute is one argument, evaluated.
type Attribute struct {
	Name  string
	Value cty.Value
	Range hcl.Range
	// Expr is what is written; nil where a plan or a list of objects gave the value.
	Expr  hclsyntax.Expression
	scope *scope
}

// Value is what a path in a block leads to: an attribute's value, or nothing.
type Value struct {
	// V is cty.NilVal if nothing is there.
	V cty.Value
	// Path is as it was asked for, such as settings.enabled.
	Path string
	// Range is the attribute's, or, if nothing is there, that of the block that lacks it.
	Range hcl.Range
	// Attribute is nil if nothing is there.
	Attribute *Attribute
	// Block is the innermost block of the path that is there.
	Block *Block
	// Maybe is set where a block on the way may not exist.
	Maybe bool
}

// Sub returns the nested blocks of a name. An attribute that holds an object
// or a list of objects counts as blocks, as Terraform lets one be written for
// the other.
func (b *Block) Sub(name string) []*Block {
	var out []*Block
	for _, n := range b.Blocks {
		if n.Kind == name {
			out = append(out, n)
		}
	}
	if a := b.Attributes[name]; a != nil {
		out = append(out, b.blocksOf(a.Name, a, a.Value)...)
	}
	return out
}

func (b *Block) blocksOf(name string, a *Attribute, v cty.Value) []*Block {
	if v == cty.NilVal || v.IsNull() || !v.IsKnown() {
		return nil
	}
	var out []*Block
	switch ty := v.Type(); {
	case ty.IsObjectType() || ty.IsMapType():
		n := &Block{Kind: name, Range: a.Range, Attributes: map[string]*Attribute{}, workspace: b.workspace}
		for k, e := range v.AsValueMap() {
			n.Attributes[k] = &Attribute{Name: k, Value: e, Range: a.Range, Expr: a.Expr, scope: a.scope}
		}
		out = append(out, n)
	case ty.IsTupleType() || ty.IsListType() || ty.IsSetType():
		for _, e := range v.AsValueSlice() {
			if t := e.Type(); t.IsObjectType() || t.IsMapType() {
				out = append(out, b.blocksOf(name, a, e)...)
			}
		}
	}
	return out
}

// All returns every value that a path of names with dots between leads to:
// one for each nested block on the way, and one that is absent where a block
// or the attribute is missing. It is never empty.
func (b *Block) All(path string) []Value { return b.all(path, path, false) }

func (b *Block) all(path, full string, maybe bool) []Value {
	maybe = maybe || b.Maybe
	name, rest, deeper := strings.Cut(path, ".")
	a := b.Attributes[name]
	if !deeper {
		v := Value{Path: full, Range: b.Range, Block: b, Maybe: maybe}
		if a != nil {
			v.V, v.Range, v.Attribute = a.Value, a.Range, a
		}
		return []Value{v}
	}
	sub := b.Sub(name)
	if len(sub) == 0 {
		v := Value{Path: full, Range: b.Range, Block: b, Maybe: maybe}
		if a != nil && !a.Value.IsNull() {
			v.V, v.Range, v.Attribute = cty.DynamicVal, a.Range, a
		}
		return []Value{v}
	}
	var out []Value
	for _, n := range sub {
		out = append(out, n.all(rest, full, maybe)...)
	}
	return out
}

// Get returns the first value that a path leads to.
func (b *Block) Get(path string) Value { return b.All(path)[0] }

// Has reports whether a path leads to something: an attribute that is set to
// more than null, nothing or an empty string or list, or a nested block.
func (b *Block) Has(path string) Truth {
	parent, name := b, path
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		t := No
		for _, n := range b.find(path[:i]) {
			found := n.Has(path[i+1:])
			if n.Maybe {
				found = found.And(Unknown)
			}
			t = t.Or(found)
		}
		return t
	}
	t := parent.Get(name).Given()
	for _, n := range parent.Blocks {
		if n.Kind != name {
			continue
		}
		if !n.Maybe {
			return Yes
		}
		t = t.Or(Unknown)
	}
	return t
}

// find returns the nested blocks at a path.
func (b *Block) find(path string) []*Block {
	name, rest, deeper := strings.Cut(path, ".")
	sub := b.Sub(name)
	if !deeper {
		return sub
	}
	var out []*Block
	for _, n := range sub {
		out = append(out, n.find(rest)...)
	}
	return out
}

// Find returns the nested blocks at a path of names with dots between.
func (b *Block) Find(path string) []*Block { return b.find(path) }

// Readable returns a string of the block as people read it, references as Terraform writes them.
func (b *Block) Readable(s string) string { return b.workspace.Readable(s) }

// Refs returns the references in a string of the block, in order.
func (b *Block) Refs(s string) []Ref { return b.workspace.Refs(s) }
