package config

import (
	"errors"
	"slices"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

func collectionFunctions() map[string]guarded {
	return map[string]guarded{
		"chunklist":    plain(stdlib.ChunklistFunc),
		"coalesce":     {Function: coalesceFunction, empty: true},
		"coalescelist": plain(stdlib.CoalesceListFunc),
		"compact":      {Function: stdlib.CompactFunc, empty: true},
		"concat":       plain(stdlib.ConcatFunc),
		"contains":     every(stdlib.ContainsFunc),
		"distinct":     plain(distinctFunction),
		"element":      plain(stdlib.ElementFunc),
		"flatten":      plain(stdlib.FlattenFunc),
		"index":        every(indexFunction),
		"keys":         plain(stdlib.KeysFunc),
		"length":       plain(lengthFunction),
		"lookup":       plain(lookupFunction),
		"matchkeys":    {Function: matchKeysFunction, blind: 0b110, cost: pairsCost(1, 2)},
		"merge":        plain(stdlib.MergeFunc),
		"one":          plain(oneFunction),
		"reverse":      plain(stdlib.ReverseListFunc),
		"slice":        plain(stdlib.SliceFunc),
		"sort":         plain(stdlib.SortFunc),
		"transpose":    plain(transposeFunction),
		"values":       plain(stdlib.ValuesFunc),
		"zipmap":       plain(stdlib.ZipmapFunc),
	}
}

// pairsCost is of functions that compare each element of one list with each of another.
func pairsCost(a, b int) func([]cty.Value) error {
	return func(args []cty.Value) error {
		const comparison = 64 // steps, about
		return workAtMost(args[a].LengthInt(), args[b].LengthInt(), comparison)
	}
}

// anything is a parameter of any type, that may be unknown.
func anything(name string) function.Parameter {
	return function.Parameter{Name: name, Type: cty.DynamicPseudoType, AllowUnknown: true, AllowDynamicType: true}
}

// nullable is a parameter of any type, that may be null too.
func nullable(name string) function.Parameter {
	p := anything(name)
	p.AllowNull = true
	return p
}

var lengthFunction = function.New(&function.Spec{
	Params: []function.Parameter{anything("value")},
	Type:   function.StaticReturnType(cty.Number),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		v := args[0]
		switch ty := v.Type(); {
		case ty == cty.DynamicPseudoType:
			return cty.UnknownVal(cty.Number), nil
		case ty == cty.String:
			if v.IsKnown() && HasToken(v.AsString()) {
				v = cty.UnknownVal(cty.String)
			}
			return stdlib.Strlen(v)
		case ty.IsTupleType():
			return cty.NumberIntVal(int64(ty.Length())), nil
		case ty.IsObjectType():
			return cty.NumberIntVal(int64(len(ty.AttributeTypes()))), nil
		case ty.IsCollectionType():
			return v.Length(), nil
		}
		return cty.NilVal, function.NewArgErrorf(0, "argument must be a string, a collection type, or a structural type")
	},
})

// coalesceFunction skips empty strings too, as Terraform's does.
var coalesceFunction = function.New(&function.Spec{
	VarParam: func() *function.Parameter { p := nullable("vals"); return &p }(),
	Type: func(args []cty.Value) (cty.Type, error) {
		types := make([]cty.Type, len(args))
		for i, a := range args {
			types[i] = a.Type()
		}
		ty, _ := convert.UnifyUnsafe(types)
		if ty == cty.NilType {
			return cty.NilType, errors.New("all arguments must have the same type")
		}
		return ty, nil
	},
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		for _, a := range args {
			v, err := convert.Convert(a, ty)
			if err != nil {
				return cty.NilVal, err
			}
			switch {
			case !v.IsKnown():
				return cty.UnknownVal(ty), nil
			case v.IsNull() || v.Type() == cty.String && v.AsString() == "":
				continue
			}
			return v, nil
		}
		return cty.NilVal, errors.New("no non-null, non-empty-string arguments")
	},
})

var distinctFunction = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "list", Type: cty.List(cty.DynamicPseudoType)}},
	Type:   func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		if !args[0].IsWhollyKnown() {
			return cty.UnknownVal(ty), nil
		}
		seen := map[int][]cty.Value{}
		var out []cty.Value
		for _, e := range args[0].Elements() {
			h := e.Hash()
			if !slices.ContainsFunc(seen[h], e.RawEquals) {
				seen[h] = append(seen[h], e)
				out = append(out, e)
			}
		}
		return listOf(ty.ElementType(), out), nil
	},
})

var indexFunction = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType}, {Name: "value", Type: cty.DynamicPseudoType}},
	Type:   function.StaticReturnType(cty.Number),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		list, wanted := args[0], args[1]
		if ty := list.Type(); !ty.IsListType() && !ty.IsTupleType() {
			return cty.NilVal, errors.New("argument must be a list or tuple")
		}
		if list.LengthInt() == 0 {
			return cty.NilVal, errors.New("cannot search an empty list")
		}
		for i, e := range list.Elements() {
			switch equal := wanted.Equals(e); {
			case !equal.IsKnown():
				return cty.UnknownVal(cty.Number), nil
			case equal.True():
				return i, nil
			}
		}
		return cty.NilVal, errors.New("item not found")
	},
})

// lookupFunction needs only the element that it looks for to be known.
var lookupFunction = function.New(&function.Spec{
	Params:   []function.Parameter{{Name: "inputMap", Type: cty.DynamicPseudoType}, {Name: "key", Type: cty.String}},
	VarParam: func() *function.Parameter { p := nullable("default"); return &p }(),
	Type:     function.StaticReturnType(cty.DynamicPseudoType),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if len(args) > 3 {
			return cty.NilVal, function.NewArgErrorf(3, "lookup() takes two or three arguments, got %d", len(args))
		}
		m, key := args[0], args[1].AsString()
		if ty := m.Type(); !ty.IsMapType() && !ty.IsObjectType() {
			return cty.NilVal, function.NewArgErrorf(0, "lookup() requires a map as the first argument")
		}
		element := cty.NullVal(cty.DynamicPseudoType)
		if m.Type().IsMapType() {
			element = cty.NullVal(m.Type().ElementType())
		}
		fallback, err := lookupDefault(args[2:], element.Type())
		if err != nil {
			return cty.NilVal, err
		}
		elements := m.AsValueMap()
		if v, ok := elements[key]; ok {
			return v, nil
		}
		for k := range elements {
			if HasToken(key) || HasToken(k) {
				return cty.UnknownVal(element.Type()), nil
			}
		}
		if fallback == cty.NilVal {
			return cty.NilVal, errors.New("lookup failed to find key \"" + key + "\"")
		}
		return fallback, nil
	},
})

func lookupDefault(rest []cty.Value, ty cty.Type) (cty.Value, error) {
	if len(rest) == 0 {
		return cty.NilVal, nil
	}
	v, err := convert.Convert(rest[0], ty)
	if err != nil {
		return cty.NilVal, function.NewArgErrorf(2, "the default value must have the same type as the map elements")
	}
	return v, nil
}

var oneFunction = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType}},
	Type:   function.StaticReturnType(cty.DynamicPseudoType),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		list := args[0]
		ty := list.Type()
		if !ty.IsListType() && !ty.IsSetType() && !ty.IsTupleType() || list.LengthInt() > 1 {
			return cty.NilVal, function.NewArgErrorf(0, "must be a list, set, or tuple value with either zero or one elements")
		}
		for _, e := range list.Elements() {
			return e, nil
		}
		if ty.IsTupleType() {
			return cty.NullVal(cty.DynamicPseudoType), nil
		}
		return cty.NullVal(ty.ElementType()), nil
	},
})

var matchKeysFunction = function.New(&function.Spec{
	Params: []function.Parameter{
		{Name: "values", Type: cty.List(cty.DynamicPseudoType)},
		{Name: "keys", Type: cty.List(cty.DynamicPseudoType)},
		{Name: "searchset", Type: cty.List(cty.DynamicPseudoType)},
	},
	Type: func(args []cty.Value) (cty.Type, error) {
		if ty, _ := convert.UnifyUnsafe([]cty.Type{args[1].Type(), args[2].Type()}); ty == cty.NilType {
			return cty.NilType, errors.New("keys and searchset must be of the same type")
		}
		return args[0].Type(), nil
	},
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		values, keys := args[0].AsValueSlice(), args[1].AsValueSlice()
		if len(values) != len(keys) {
			return cty.NilVal, errors.New("length of keys and values should be equal")
		}
		if !args[1].IsWhollyKnown() || !args[2].IsWhollyKnown() {
			return cty.UnknownVal(ty), nil
		}
		wanted, err := convert.Convert(args[2], args[1].Type())
		if err != nil {
			return cty.NilVal, err
		}
		var out []cty.Value
		for i, v := range values {
			if slices.ContainsFunc(wanted.AsValueSlice(), keys[i].RawEquals) {
				out = append(out, v)
			}
		}
		return listOf(ty.ElementType(), out), nil
	},
})

// listOf is a list, which may be empty.
func listOf(element cty.Type, values []cty.Value) cty.Value {
	if len(values) == 0 {
		return cty.ListValEmpty(element)
	}
	return cty.ListVal(values)
}

var transposeFunction = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "values", Type: cty.Map(cty.List(cty.String))}},
	Type:   function.StaticReturnType(cty.Map(cty.List(cty.String))),
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		if !args[0].IsWhollyKnown() {
			return cty.UnknownVal(ty), nil
		}
		turned := map[string][]cty.Value{}
		for key, list := range args[0].Elements() {
			if list.IsNull() {
				return cty.NilVal, errors.New("argument must not contain null lists")
			}
			for _, e := range list.Elements() {
				if e.IsNull() {
					return cty.NilVal, errors.New("argument must not contain null values")
				}
				turned[e.AsString()] = append(turned[e.AsString()], key)
			}
		}
		if len(turned) == 0 {
			return cty.MapValEmpty(cty.List(cty.String)), nil
		}
		out := map[string]cty.Value{}
		for k, keys := range turned {
			out[k] = cty.ListVal(keys)
		}
		return cty.MapVal(out), nil
	},
})
