package main

import (
	"fmt"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/sandbox/provider/schema"
)

// leaves maps the getters of plain values to their types.
var leaves = map[string]cty.Type{
	"getStringAttribute":     cty.String,
	"getNumberAttribute":     cty.Number,
	"getBooleanAttribute":    cty.Bool,
	"getListAttribute":       cty.List(cty.String),
	"getNumberListAttribute": cty.List(cty.Number),
	"getStringMapAttribute":  cty.Map(cty.String),
	"getNumberMapAttribute":  cty.Map(cty.Number),
	"getBooleanMapAttribute": cty.Map(cty.Bool),
	"StringMap":              cty.Map(cty.String),
	"NumberMap":              cty.Map(cty.Number),
	"BooleanMap":             cty.Map(cty.Bool),
}

// storages maps the storage classes of arguments that no getter describes.
var storages = map[string]cty.Type{
	"string":         cty.String,
	"number":         cty.Number,
	"boolean":        cty.Bool,
	"stringList":     cty.List(cty.String),
	"numberList":     cty.List(cty.Number),
	"stringMap":      cty.Map(cty.String),
	"stringListList": cty.List(cty.List(cty.String)),
	"stringMapList":  cty.List(cty.Map(cty.String)),
	"stringMapMap":   cty.Map(cty.Map(cty.String)),
}

// root builds the block of the resource or data source.
func (s *source) root() (*schema.Block, error) {
	return s.block(s.main, s.syntax[""])
}

func (s *source) block(name string, args map[string]syntax) (*schema.Block, error) {
	c := s.classes[name]
	switch {
	case c == nil:
		return nil, fmt.Errorf("class %s is not there", name)
	case c.open:
		return nil, fmt.Errorf("class %s nests in itself", name)
	}
	c.open = true
	defer func() { c.open = false }()
	b := &schema.Block{Attributes: map[string]*schema.Attribute{}, Blocks: map[string]*schema.Nested{}}
	for _, f := range c.fields {
		if err := s.add(b, f, args[f.name]); err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
	}
	return b, nil
}

func (s *source) add(b *schema.Block, f field, arg syntax) error {
	if arg.storage == "any" {
		// The package leaves such arguments open because they nest without end; the overlay fills them in.
		return nil
	}
	if f.structured() && !f.computed {
		nested, err := s.nested(f, arg)
		b.Blocks[f.name] = nested
		return err
	}
	t, err := s.attributeType(f, arg)
	b.Attributes[f.name] = &schema.Attribute{
		Type: t, Required: f.required, Optional: f.optional, Computed: f.computed,
		WriteOnly: strings.HasSuffix(f.name, "_wo") && !f.computed,
	}
	return err
}

// structured reports whether the field holds structs rather than plain values.
func (f field) structured() bool {
	_, plain := leaves[f.class]
	return f.class != "" && !plain
}

// nested builds a block. Blocks that may stand once have no list class of their own.
func (s *source) nested(f field, arg syntax) (*schema.Nested, error) {
	base, many := strings.CutSuffix(f.class, "List")
	base = strings.TrimSuffix(base, "OutputReference")
	block, err := s.block(base+"OutputReference", s.syntax[lowerFirst(base)])
	if err != nil {
		return nil, err
	}
	n := &schema.Nested{Block: block, Nesting: schema.List}
	switch arg.shape {
	case "struct":
		n.Nesting = schema.Single
		return n, nil
	case "set":
		n.Nesting = schema.SetOf
	}
	if !many {
		n.Max = 1
	}
	if f.required {
		n.Min = 1
	}
	return n, nil
}

func (s *source) attributeType(f field, arg syntax) (cty.Type, error) {
	switch {
	case f.structured():
		return s.objectType(f)
	case f.class != "":
		return leaves[f.class], nil
	case f.getter == "interpolationForAttribute":
		if t, ok := storages[arg.storage]; ok {
			return t, nil
		}
		return cty.String, nil
	}
	t, ok := leaves[f.getter]
	if !ok {
		return cty.NilType, fmt.Errorf("getter %q is not known", f.getter)
	}
	if f.set {
		t = cty.Set(t.ElementType())
	}
	return t, nil
}

// objectType is the type of structs that are results, or arguments that may be
// written as a block or as an attribute, such as the ingress of a security group.
func (s *source) objectType(f field) (cty.Type, error) {
	base, list := strings.CutSuffix(f.class, "List")
	base, isMap := strings.CutSuffix(base, "Map")
	base = strings.TrimSuffix(base, "OutputReference")
	block, err := s.block(base+"OutputReference", s.syntax[lowerFirst(base)])
	if err != nil {
		return cty.NilType, err
	}
	switch t := block.Type(); {
	case isMap:
		return cty.Map(t), nil
	case list && f.set:
		return cty.Set(t), nil
	default:
		return cty.List(t), nil
	}
}

// provider builds the provider block, whose nested structs have no classes: their arguments are all optional.
func (s *source) provider() (*schema.Block, error) {
	b := &schema.Block{Attributes: map[string]*schema.Attribute{}, Blocks: map[string]*schema.Nested{}}
	for name, arg := range s.syntax[""] {
		if name == "alias" {
			continue // a meta-argument of Terraform's own
		}
		if !arg.block {
			b.Attributes[name] = argument(arg)
			continue
		}
		base := strings.TrimSuffix(arg.storage, "List")
		n := &schema.Nested{Nesting: schema.List, Block: &schema.Block{Attributes: map[string]*schema.Attribute{}}}
		if arg.shape == "set" {
			n.Nesting = schema.SetOf
		}
		for name, arg := range s.syntax[lowerFirst(base)] {
			n.Block.Attributes[name] = argument(arg)
		}
		b.Blocks[name] = n
	}
	return b, nil
}

func argument(arg syntax) *schema.Attribute {
	t := storages[arg.storage]
	if arg.shape == "set" {
		t = cty.Set(t.ElementType())
	}
	return &schema.Attribute{Type: t, Optional: true}
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
