package config

import (
	"errors"
	"fmt"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

func numberFunctions() map[string]guarded {
	return map[string]guarded{
		"abs":      plain(stdlib.AbsoluteFunc),
		"ceil":     plain(stdlib.CeilFunc),
		"floor":    plain(stdlib.FloorFunc),
		"log":      plain(stdlib.LogFunc),
		"max":      plain(stdlib.MaxFunc),
		"min":      plain(stdlib.MinFunc),
		"pow":      plain(stdlib.PowFunc),
		"signum":   plain(stdlib.SignumFunc),
		"range":    plain(stdlib.RangeFunc),
		"parseint": {Function: stdlib.ParseIntFunc, blind: 0xff, cost: func(args []cty.Value) error { return digits(args[0]) }},
		"sum":      every(sumFunction),
		"alltrue":  every(boolsFunction(true)),
		"anytrue":  every(boolsFunction(false)),
	}
}

func digits(v cty.Value) error {
	if v.Type() == cty.String && len(v.AsString()) > maxExponent {
		return errNumber
	}
	return nil
}

var sumFunction = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType}},
	Type:   function.StaticReturnType(cty.Number),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		list := args[0]
		ty := list.Type()
		if !ty.IsListType() && !ty.IsSetType() && !ty.IsTupleType() {
			return cty.NilVal, function.NewArgErrorf(0, "argument must be list, set, or tuple. Received %s", ty.FriendlyName())
		}
		if list.LengthInt() == 0 {
			return cty.NilVal, function.NewArgErrorf(0, "cannot sum an empty list")
		}
		if !list.IsWhollyKnown() {
			return cty.UnknownVal(cty.Number), nil
		}
		total := cty.Zero
		for _, e := range list.Elements() {
			n, err := convert.Convert(e, cty.Number)
			if err != nil || n.IsNull() {
				return cty.NilVal, function.NewArgErrorf(0, "argument must be list, set, or tuple of number values")
			}
			total = total.Add(n)
		}
		return total, nil
	},
})

// boolsFunction is alltrue, or anytrue: the answer is known as soon as one element settles it.
func boolsFunction(all bool) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: "list", Type: cty.List(cty.Bool)}},
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			result := cty.BoolVal(all)
			for _, e := range args[0].Elements() {
				switch {
				case !e.IsKnown():
					result = cty.UnknownVal(cty.Bool)
				case e.IsNull():
					if all {
						return cty.False, nil
					}
				case e.True() != all:
					return e, nil
				}
			}
			return result, nil
		},
	})
}

// whole returns a number as an int, if it is a whole one of that size.
func whole(v cty.Value) (int, error) {
	f := v.AsBigFloat()
	if !f.IsInt() {
		return 0, errors.New("value must be a whole number")
	}
	n, accuracy := f.Int64()
	if accuracy != 0 || int64(int(n)) != n {
		return 0, fmt.Errorf("value %s is out of range", f.Text('g', 10))
	}
	return int(n), nil
}
