package config

import (
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

func conversionFunctions() map[string]guarded {
	return map[string]guarded{
		"tobool":   every(stdlib.MakeToFunc(cty.Bool)),
		"tolist":   plain(stdlib.MakeToFunc(cty.List(cty.DynamicPseudoType))),
		"tomap":    plain(stdlib.MakeToFunc(cty.Map(cty.DynamicPseudoType))),
		"tonumber": every(stdlib.MakeToFunc(cty.Number)),
		"toset":    {Function: stdlib.MakeToFunc(cty.Set(cty.DynamicPseudoType)), cost: unknownCost},
		"tostring": plain(stdlib.MakeToFunc(cty.String)),

		// Values carry no marks here: what is sensitive is told by its name and its look.
		"ephemeralasnull": plain(sameFunction),
		"issensitive":     plain(unknownFunction(cty.Bool, nullable("value"))),
		"nonsensitive":    plain(sameFunction),
		"sensitive":       plain(sameFunction),
	}
}

var sameFunction = function.New(&function.Spec{
	Params: []function.Parameter{nullable("value")},
	Type:   func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
	Impl:   func(args []cty.Value, _ cty.Type) (cty.Value, error) { return args[0], nil },
})

// unknownFunction is one whose result cannot be told: it is never the same twice, or needs a secret.
func unknownFunction(ty cty.Type, params ...function.Parameter) function.Function {
	return function.New(&function.Spec{
		Params: params,
		Type:   function.StaticReturnType(ty),
		Impl:   func([]cty.Value, cty.Type) (cty.Value, error) { return cty.UnknownVal(ty), nil },
	})
}
