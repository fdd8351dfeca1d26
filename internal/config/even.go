package config

import "github.com/zclconf/go-cty/cty"

// manyElements is from where on a value counts as large.
const manyElements = 300

// evened makes lists and maps of the tuples and objects in a large value whose
// elements are of one type. The types of tuples and objects hold one type for
// each element, and cty compares them each with each where it converts.
func evened(v cty.Value) cty.Value {
	if v.IsNull() || !v.IsKnown() {
		return v
	}
	switch ty := v.Type(); {
	case ty.IsTupleType() && ty.Length() > 0:
		all := v.AsValueSlice()
		for i, e := range all {
			all[i] = evened(e)
		}
		if sameType(all) {
			return cty.ListVal(all)
		}
		return cty.TupleVal(all)
	case ty.IsObjectType() && v.LengthInt() > 0:
		return evenedObject(v)
	}
	return v
}

func evenedObject(v cty.Value) cty.Value {
	byName := v.AsValueMap()
	all := make([]cty.Value, 0, len(byName))
	for name, e := range byName {
		byName[name] = evened(e)
		all = append(all, byName[name])
	}
	if len(all) > manyElements && sameType(all) {
		return cty.MapVal(byName)
	}
	return cty.ObjectVal(byName)
}

// sameType reports whether values are of one type that a list can have.
func sameType(values []cty.Value) bool {
	ty := values[0].Type()
	if ty.HasDynamicTypes() {
		return false
	}
	for _, v := range values[1:] {
		if !v.Type().Equals(ty) {
			return false
		}
	}
	return true
}

// typeSize counts the types that a type is made of, up to a limit.
func typeSize(ty cty.Type, limit int) int {
	n := 1
	switch {
	case ty.IsCollectionType():
		n += typeSize(ty.ElementType(), limit)
	case ty.IsTupleType():
		for _, e := range ty.TupleElementTypes() {
			if n += typeSize(e, limit-n); n >= limit {
				break
			}
		}
	case ty.IsObjectType():
		for _, e := range ty.AttributeTypes() {
			if n += typeSize(e, limit-n); n >= limit {
				break
			}
		}
	}
	return n
}
