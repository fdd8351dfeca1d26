// Package schema is the shape of the AWS provider's resource types: which
// attributes and blocks they have, of which types, and who sets them. The facts
// are generated (tools/awsschema) and kept as compressed JSON.
package schema

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"

	"github.com/zclconf/go-cty/cty"
)

// Set is the schema of one version of the provider.
type Set struct {
	// Version is the AWS provider's version, such as 6.25.0.
	Version     string            `json:"version"`
	Provider    *Block            `json:"provider"`
	Resources   map[string]*Block `json:"resources"`
	DataSources map[string]*Block `json:"data_sources"`
}

// Block is a resource, a data source, the provider block, or a block nested in one of them.
type Block struct {
	Attributes map[string]*Attribute `json:"attributes,omitempty"`
	Blocks     map[string]*Nested    `json:"blocks,omitempty"`

	implied cty.Type
}

// Attribute is one argument or result.
type Attribute struct {
	Type      cty.Type `json:"type"`
	Required  bool     `json:"required,omitempty"`
	Optional  bool     `json:"optional,omitempty"`
	Computed  bool     `json:"computed,omitempty"`
	Sensitive bool     `json:"sensitive,omitempty"`
	WriteOnly bool     `json:"write_only,omitempty"`
}

// Settable reports whether configuration may set the attribute.
func (a *Attribute) Settable() bool { return a.Required || a.Optional }

// Nesting is how often a block may stand in its parent.
type Nesting string

// The nesting modes that the AWS provider uses.
const (
	List   Nesting = "list"
	SetOf  Nesting = "set"
	Single Nesting = "single"
)

// Nested is a block inside another. Max 0 means no limit.
type Nested struct {
	Nesting Nesting `json:"nesting"`
	Min     int     `json:"min,omitempty"`
	Max     int     `json:"max,omitempty"`
	Block   *Block  `json:"block"`
}

// Type returns the object type of a value of the block.
func (b *Block) Type() cty.Type {
	if b.implied == cty.NilType {
		b.implied = b.build()
	}
	return b.implied
}

func (b *Block) build() cty.Type {
	types := make(map[string]cty.Type, len(b.Attributes)+len(b.Blocks))
	for name, a := range b.Attributes {
		types[name] = a.Type
	}
	for name, n := range b.Blocks {
		types[name] = n.Type()
	}
	return cty.Object(types)
}

// Type returns the type under which the block stands in its parent's object.
func (n *Nested) Type() cty.Type {
	switch n.Nesting {
	case List:
		return cty.List(n.Block.Type())
	case SetOf:
		return cty.Set(n.Block.Type())
	}
	return n.Block.Type()
}

// Read decodes what Write wrote. All implied types are built, so that the set
// may be read by many goroutines afterwards.
func Read(r io.Reader) (*Set, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("provider schema: %w", err)
	}
	var s Set
	if err := json.NewDecoder(z).Decode(&s); err != nil {
		return nil, fmt.Errorf("provider schema: %w", err)
	}
	s.Provider.Type()
	for _, kind := range []map[string]*Block{s.Resources, s.DataSources} {
		for _, b := range kind {
			b.Type()
		}
	}
	return &s, nil
}

// Write encodes the set; the same set gives the same bytes.
func (s *Set) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := json.NewEncoder(z).Encode(s); err != nil {
		return err
	}
	return z.Close()
}
