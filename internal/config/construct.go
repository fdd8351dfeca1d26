package config

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

func (s *scope) tuple(x *hclsyntax.TupleConsExpr) (cty.Value, error) {
	if !s.instance.evaluation.spend(len(x.Exprs) * elementCost) {
		return cty.DynamicVal, nil
	}
	values := make([]cty.Value, len(x.Exprs))
	for i, e := range x.Exprs {
		v, err := s.evaluate(e)
		if err != nil {
			return cty.DynamicVal, err
		}
		values[i] = v
	}
	return cty.TupleVal(values), nil
}

func (s *scope) object(x *hclsyntax.ObjectConsExpr) (cty.Value, error) {
	if !s.instance.evaluation.spend(len(x.Items) * 2 * elementCost) {
		return cty.DynamicVal, nil
	}
	values := make(map[string]cty.Value, len(x.Items))
	known := true
	for _, item := range x.Items {
		k, err := s.evaluate(item.KeyExpr)
		if err != nil {
			return cty.DynamicVal, err
		}
		v, err := s.evaluate(item.ValueExpr)
		if err != nil {
			return cty.DynamicVal, err
		}
		name, ok, err := objectKey(k)
		if err != nil {
			return cty.DynamicVal, err
		}
		known = known && ok
		values[name] = v
	}
	if !known {
		return cty.DynamicVal, nil
	}
	return cty.ObjectVal(values), nil
}

// objectKey is the name that a key of an object is, and whether it is known.
func objectKey(k cty.Value) (name string, known bool, err error) {
	if k.IsNull() {
		return "", false, failure("a key is null")
	}
	c, err := convert.Convert(k, cty.String)
	if err != nil {
		return "", false, failure("a key is no string")
	}
	if !c.IsKnown() {
		return "", false, nil
	}
	return c.AsString(), true, nil
}

// key is a key of an object: a bare name stands for itself.
func (s *scope) key(x *hclsyntax.ObjectConsKeyExpr) (cty.Value, error) {
	if !x.ForceNonLiteral {
		if name := hcl.ExprAsKeyword(x.Wrapped); name != "" {
			return cty.StringVal(name), nil
		}
		if t, ok := x.Wrapped.(*hclsyntax.ScopeTraversalExpr); ok && len(t.Traversal) > 1 {
			return cty.DynamicVal, failure("a key with dots needs quotes or parentheses")
		}
	}
	return s.evaluate(x.Wrapped)
}
