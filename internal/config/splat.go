package config

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// splat is x[*].y. What is no list counts as a list of one, or of none if it is null.
func (s *scope) splat(x *hclsyntax.SplatExpr) (cty.Value, error) {
	source, err := s.evaluate(x.Source)
	if err != nil {
		return cty.DynamicVal, err
	}
	ty := source.Type()
	list := ty.IsTupleType() || ty.IsListType() || ty.IsSetType()
	switch {
	case source.IsNull() && list:
		return cty.DynamicVal, failure("the list is null")
	case source.IsNull():
		return cty.EmptyTupleVal, nil
	case !source.IsKnown() || vague(source) || ty == cty.String && symbolic(source):
		return cty.DynamicVal, nil
	}
	all := []cty.Value{source}
	if list {
		all = source.AsValueSlice()
	}
	out := make([]cty.Value, len(all))
	for i, v := range all {
		if e := s.instance.evaluation; !e.step(1) || !e.spend(elementCost) {
			return cty.DynamicVal, nil
		}
		item := &scope{instance: s.instance, outer: s, symbol: x.Item, value: v, bare: s.bare}
		if out[i], err = item.evaluate(x.Each); err != nil {
			return cty.DynamicVal, err
		}
	}
	if ty.IsListType() || ty.IsSetType() {
		return s.kept(listIfSame(out), x.SrcRange), nil
	}
	return s.kept(cty.TupleVal(out), x.SrcRange), nil
}

// listIfSame is a list where the values allow one.
func listIfSame(values []cty.Value) cty.Value {
	if len(values) == 0 || !cty.CanListVal(values) {
		return cty.TupleVal(values)
	}
	return cty.ListVal(values)
}

// vague reports whether a value is a resource or module of which it is not
// known how many there are.
func vague(v cty.Value) bool {
	n, ok := nodeOf(v)
	if !ok {
		return false
	}
	_, ok = n.(*some)
	return ok
}
