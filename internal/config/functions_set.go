package config

import (
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

func setFunctions() map[string]guarded {
	return map[string]guarded{
		"setintersection": every(stdlib.SetIntersectionFunc),
		"setproduct":      {Function: stdlib.SetProductFunc, cost: productCost},
		"setsubtract":     every(stdlib.SetSubtractFunc),
		"setunion":        plain(stdlib.SetUnionFunc),
	}
}

// productCost counts the tuples of a product, and their elements.
func productCost(args []cty.Value) error {
	factors := []int{len(args)}
	for _, a := range args {
		if a.CanIterateElements() {
			factors = append(factors, a.LengthInt())
		}
	}
	return product(maxElements, errElements, factors)
}
