package config

import (
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// blank stands in a text for a part that is not known. It lets a JSON policy
// keep its shape where one of its names hangs on an input that nobody set.
const blank = "\uE002"

// fill puts a blank for each unknown leaf of a value that is to become text.
// Collections become tuples and objects then, as a blank is of no type but text.
func fill(v cty.Value) cty.Value {
	if !v.IsKnown() {
		return cty.StringVal(blank)
	}
	if v.IsNull() || v.IsWhollyKnown() {
		return v
	}
	if ty := v.Type(); ty.IsObjectType() || ty.IsMapType() {
		out := map[string]cty.Value{}
		for k, e := range v.AsValueMap() {
			out[k] = fill(e)
		}
		return cty.ObjectVal(out)
	}
	var out []cty.Value
	for _, e := range v.Elements() {
		out = append(out, fill(e))
	}
	return cty.TupleVal(out)
}

// drain is the other way round: texts with a blank become unknown again.
func drain(v cty.Value) cty.Value {
	out, err := cty.Transform(v, func(_ cty.Path, e cty.Value) (cty.Value, error) {
		if !e.IsKnown() || e.IsNull() || e.Type() != cty.String {
			return e, nil
		}
		switch s := e.AsString(); {
		case s == blank:
			return cty.DynamicVal, nil
		case strings.Contains(s, blank):
			return cty.UnknownVal(cty.String), nil
		}
		return e, nil
	})
	if err != nil {
		return cty.DynamicVal
	}
	return out
}
