package config

import (
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// module is what the files of a folder declare, override files merged in.
type module struct {
	variables map[string]*declared
	locals    map[string]*hclsyntax.Attribute
	outputs   map[string]*hclsyntax.Block
	calls     map[string]*hclsyntax.Block
	// resources are managed ones and data sources, as they are referred to: aws_x.y, data.aws_x.y.
	resources map[string]*hclsyntax.Block
	// blocks are all that make a Resource, in the order of the files, those that are declared twice too.
	blocks []*hclsyntax.Block
	twice  []twice
}

// twice is a declaration of something that was declared before.
type twice struct {
	what          string
	first, second *hclsyntax.Block
}

// declared is a variable of a module.
type declared struct {
	block     *hclsyntax.Block
	typ       cty.Type
	defaults  *typeexpr.Defaults
	preset    hclsyntax.Expression // what is written as default, or nil
	nullable  bool
	sensitive bool
}

func newModule(bodies, overrides []*hclsyntax.Body) *module {
	m := &module{
		variables: map[string]*declared{},
		locals:    map[string]*hclsyntax.Attribute{},
		outputs:   map[string]*hclsyntax.Block{},
		calls:     map[string]*hclsyntax.Block{},
		resources: map[string]*hclsyntax.Block{},
	}
	var blocks []*hclsyntax.Block
	for _, b := range bodies {
		blocks = append(blocks, b.Blocks...)
	}
	for _, b := range override(blocks, overrides) {
		m.add(b)
	}
	return m
}

// add takes up one block. Blocks that say nothing of what will be, such as
// moved and check, are passed over.
func (m *module) add(b *hclsyntax.Block) {
	switch {
	case b.Type == "locals":
		for name, a := range b.Body.Attributes {
			m.locals[name] = a
		}
	case b.Type == "terraform", b.Type == "provider" && len(b.Labels) == 1:
		m.blocks = append(m.blocks, b)
	case b.Type == "variable" && len(b.Labels) == 1:
		name := b.Labels[0]
		if old := m.variables[name]; old != nil {
			m.twice = append(m.twice, twice{"var." + name, old.block, b})
		}
		m.variables[name] = newDeclared(b)
	case b.Type == "output" && len(b.Labels) == 1:
		m.unique(m.outputs, "output."+b.Labels[0], b.Labels[0], b)
	case b.Type == "module" && len(b.Labels) == 1:
		m.unique(m.calls, "module."+b.Labels[0], b.Labels[0], b)
		m.blocks = append(m.blocks, b)
	case len(b.Labels) == 2 && (b.Type == "resource" || b.Type == "data"):
		key := b.Labels[0] + "." + b.Labels[1]
		if b.Type == "data" {
			key = "data." + key
		}
		m.unique(m.resources, key, key, b)
		m.blocks = append(m.blocks, b)
	}
}

func (m *module) unique(all map[string]*hclsyntax.Block, what, key string, b *hclsyntax.Block) {
	if old := all[key]; old != nil {
		m.twice = append(m.twice, twice{what, old, b})
	}
	all[key] = b
}

func newDeclared(b *hclsyntax.Block) *declared {
	d := &declared{block: b, typ: cty.DynamicPseudoType, nullable: true}
	if a := b.Body.Attributes["type"]; a != nil {
		if ty, defaults, diags := typeexpr.TypeConstraintWithDefaults(a.Expr); !diags.HasErrors() {
			d.typ, d.defaults = ty, defaults
		}
	}
	if a := b.Body.Attributes["default"]; a != nil {
		d.preset = a.Expr
	}
	d.nullable = flag(b, "nullable", true)
	d.sensitive = flag(b, "sensitive", false) || flag(b, "ephemeral", false)
	return d
}

// flag is a literal boolean of a declaration.
func flag(b *hclsyntax.Block, name string, absent bool) bool {
	a := b.Body.Attributes[name]
	if a == nil {
		return absent
	}
	v, diags := a.Expr.Value(nil)
	if diags.HasErrors() || v.Type() != cty.Bool || v.IsNull() || !v.IsKnown() {
		return absent
	}
	return v.True()
}
