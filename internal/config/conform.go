package config

import (
	"errors"

	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

var errConversion = errors.New("the value does not have the declared type")

// conform converts a value to a variable's type, with the defaults of optional
// attributes. A reference where the type wants no string is unknown, as it is
// not known yet what stands there; a resource where it wants an object becomes
// the object of its attributes.
func conform(v cty.Value, ty cty.Type, defaults *typeexpr.Defaults) (out cty.Value, err error) {
	defer func() {
		if recover() != nil { // cty gives up on values that no conversion fits
			out, err = cty.DynamicVal, errConversion
		}
	}()
	if ty == cty.DynamicPseudoType {
		return v, nil
	}
	if symbolic(v) {
		v = loosen(v, ty)
	}
	if defaults != nil && !v.IsNull() && v.IsKnown() {
		v = defaults.Apply(v)
	}
	return convert.Convert(v, ty)
}

// symbolic reports whether a value holds references or nodes.
func symbolic(v cty.Value) bool {
	switch ty := v.Type(); {
	case v.IsNull() || !v.IsKnown():
		return false
	case ty == cty.String:
		return HasToken(v.AsString())
	case ty.IsPrimitiveType():
		return false
	case ty.IsCapsuleType():
		return true
	case v.CanIterateElements():
		for k, e := range v.Elements() {
			if symbolic(k) || symbolic(e) {
				return true
			}
		}
	}
	return false
}

// loosen makes those parts of a value unknown that can't be of the type yet.
func loosen(v cty.Value, ty cty.Type) cty.Value {
	if n, ok := nodeOf(v); ok {
		return objectOf(n, ty)
	}
	if v.IsNull() || !v.IsKnown() || ty == cty.DynamicPseudoType {
		return v
	}
	if v.Type() == cty.String {
		if ty != cty.String && HasToken(v.AsString()) {
			return cty.UnknownVal(ty.WithoutOptionalAttributesDeep())
		}
		return v
	}
	if v.CanIterateElements() {
		return loosenAll(v, ty)
	}
	return v
}

func loosenAll(v cty.Value, ty cty.Type) cty.Value {
	if v.Type().IsObjectType() || v.Type().IsMapType() {
		out := map[string]cty.Value{}
		for k, e := range v.AsValueMap() {
			switch {
			case ty.IsMapType():
				e = loosen(e, ty.ElementType())
			case ty.IsObjectType() && ty.HasAttribute(k):
				e = loosen(e, ty.AttributeType(k))
			}
			out[k] = e
		}
		return cty.ObjectVal(out)
	}
	var out []cty.Value
	for i, e := range v.AsValueSlice() {
		switch {
		case ty.IsListType() || ty.IsSetType():
			e = loosen(e, ty.ElementType())
		case ty.IsTupleType() && i < ty.Length():
			e = loosen(e, ty.TupleElementType(i))
		}
		out = append(out, e)
	}
	return cty.TupleVal(out)
}

// objectOf is what a resource or module is as a value of a type.
func objectOf(n node, ty cty.Type) cty.Value {
	switch {
	case ty == cty.DynamicPseudoType || ty.IsCapsuleType():
		return nodeVal(n)
	case !ty.IsObjectType():
		return cty.UnknownVal(ty.WithoutOptionalAttributesDeep())
	}
	out := map[string]cty.Value{}
	for name, want := range ty.AttributeTypes() {
		v, err := n.attribute(name)
		if err != nil {
			v = cty.DynamicVal
		}
		out[name] = loosen(v, want)
	}
	return cty.ObjectVal(out)
}
