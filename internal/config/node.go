package config

import (
	"reflect"

	"github.com/zclconf/go-cty/cty"
)

// node is what a reference to a whole resource, block or module evaluates to.
// It travels as one opaque value through locals, outputs, for_each and
// functions; its attributes are evaluated when they are asked for.
type node interface {
	// attribute is what name leads to.
	attribute(name string) (cty.Value, error)
	// at is what an index leads to.
	at(key cty.Value) (cty.Value, error)
	// whole is the value that stands for the node where no opaque one may.
	whole() cty.Value
}

// held is what a capsule points to: cty wants a concrete type.
type held struct{ node }

var nodeType = cty.Capsule("object", reflect.TypeFor[held]())

func nodeVal(n node) cty.Value { return cty.CapsuleVal(nodeType, &held{n}) }

// nodeOf returns the node that a value is.
func nodeOf(v cty.Value) (node, bool) {
	if v == cty.NilVal || !v.Type().Equals(nodeType) || v.IsNull() || !v.IsKnown() {
		return nil, false
	}
	return v.EncapsulatedValue().(*held).node, true
}

// opened replaces the nodes in a value, so that it can leave the evaluator.
func opened(v cty.Value) cty.Value {
	switch ty := v.Type(); {
	case !holdsNodes(ty):
		return v
	case v.IsNull() || !v.IsKnown():
		return cty.DynamicVal
	case ty.IsCapsuleType():
		if n, ok := nodeOf(v); ok {
			return n.whole()
		}
		return cty.DynamicVal
	case ty.IsMapType() || ty.IsObjectType():
		out := map[string]cty.Value{}
		for k, e := range v.AsValueMap() {
			out[k] = opened(e)
		}
		return cty.ObjectVal(out)
	default:
		var out []cty.Value
		for _, e := range v.AsValueSlice() {
			out = append(out, opened(e))
		}
		return cty.TupleVal(out)
	}
}

func holdsNodes(ty cty.Type) bool {
	switch {
	case ty.IsPrimitiveType():
		return false
	case ty.IsCapsuleType():
		return true
	case ty.IsCollectionType():
		return holdsNodes(ty.ElementType())
	case ty.IsTupleType():
		for _, e := range ty.TupleElementTypes() {
			if holdsNodes(e) {
				return true
			}
		}
	case ty.IsObjectType():
		for _, e := range ty.AttributeTypes() {
			if holdsNodes(e) {
				return true
			}
		}
	}
	return false
}
