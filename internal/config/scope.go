package config

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// scope is what names mean where an expression stands: those of the module,
// and around them each, count, iterators and the variables of for.
type scope struct {
	instance *instance
	outer    *scope
	name     string
	symbol   *hclsyntax.AnonSymbolExpr // of a splat, which has no name
	value    cty.Value
	bare     bool // a template's: the module's names mean nothing
	// over is what count, for_each or a dynamic block goes over, for the origins of what is in it.
	over hclsyntax.Expression
}

// with is the scope in which one more name has a value.
func (s *scope) with(name string, v cty.Value) *scope {
	return &scope{instance: s.instance, outer: s, name: name, value: v, bare: s.bare}
}

// repeated is the scope of one instance of what count or for_each makes.
func (s *scope) repeated(name string, v cty.Value, over hclsyntax.Expression) *scope {
	out := s.with(name, v)
	out.over = over
	return out
}

// named returns what a name of the scope itself means.
func (s *scope) named(name string) (cty.Value, bool) {
	for ; s != nil; s = s.outer {
		if s.name == name && s.symbol == nil && s.outer != nil {
			return s.value, true
		}
	}
	return cty.NilVal, false
}

// item is what a splat is at.
func (s *scope) item(x *hclsyntax.AnonSymbolExpr) (cty.Value, bool) {
	for ; s != nil; s = s.outer {
		if s.symbol == x {
			return s.value, true
		}
	}
	return cty.NilVal, false
}

// failure says why an expression has no value; where nothing catches it, the value is unknown.
type failure string

func (f failure) Error() string { return string(f) }
