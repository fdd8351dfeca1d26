package config

import (
	"errors"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// evaluate is the value of an expression. It follows hclsyntax's own meaning
// of each, with three differences: names are looked up when they are needed,
// references stay references, and everything counts against the budget.
func (s *scope) evaluate(x hclsyntax.Expression) (cty.Value, error) {
	e := s.instance.evaluation
	defer e.leave()
	if !e.enter() {
		return cty.DynamicVal, nil
	}
	v, err := s.meaning(x)
	if limit, ok := errors.AsType[*LimitError](err); ok {
		s.tooLarge(limit, x.Range())
		return cty.DynamicVal, nil
	}
	return v, err
}

// meaning is evaluate for one kind of expression after the other.
func (s *scope) meaning(x hclsyntax.Expression) (cty.Value, error) {
	switch x := x.(type) {
	case *hclsyntax.LiteralValueExpr:
		return s.literal(x)
	case *hclsyntax.TemplateExpr:
		return s.template(x)
	case *hclsyntax.ScopeTraversalExpr:
		return s.traverse(x.Traversal)
	case *hclsyntax.ObjectConsExpr:
		return s.object(x)
	case *hclsyntax.TupleConsExpr:
		return s.tuple(x)
	case *hclsyntax.FunctionCallExpr:
		return s.call(x)
	case *hclsyntax.ConditionalExpr:
		return s.conditional(x)
	case *hclsyntax.BinaryOpExpr:
		return s.binary(x)
	case *hclsyntax.UnaryOpExpr:
		return s.unary(x)
	case *hclsyntax.ForExpr:
		return s.loop(x)
	case *hclsyntax.SplatExpr:
		return s.splat(x)
	}
	return s.innerMeaning(x)
}

// innerMeaning is meaning for the expressions that wrap or follow others.
func (s *scope) innerMeaning(x hclsyntax.Expression) (cty.Value, error) {
	switch x := x.(type) {
	case *hclsyntax.ParenthesesExpr:
		return s.evaluate(x.Expression)
	case *hclsyntax.TemplateWrapExpr:
		return s.evaluate(x.Wrapped)
	case *hclsyntax.TemplateJoinExpr:
		return s.joined(x)
	case *hclsyntax.RelativeTraversalExpr:
		v, err := s.evaluate(x.Source)
		if err != nil {
			return cty.DynamicVal, err
		}
		return s.follow(v, x.Traversal)
	case *hclsyntax.IndexExpr:
		return s.indexed(x)
	case *hclsyntax.ObjectConsKeyExpr:
		return s.key(x)
	case *hclsyntax.AnonSymbolExpr:
		if v, ok := s.item(x); ok {
			return v, nil
		}
	}
	return cty.DynamicVal, failure("this kind of expression has no value")
}

func (s *scope) literal(x *hclsyntax.LiteralValueExpr) (cty.Value, error) {
	if x.Val.Type() == cty.Number && x.Val.IsKnown() && !x.Val.IsNull() && !writable(x.Val.AsBigFloat()) {
		return cty.UnknownVal(cty.Number), nil
	}
	return x.Val, nil
}

func (s *scope) indexed(x *hclsyntax.IndexExpr) (cty.Value, error) {
	v, err := s.evaluate(x.Collection)
	if err != nil {
		return cty.DynamicVal, err
	}
	key, err := s.evaluate(x.Key)
	if err != nil {
		return cty.DynamicVal, err
	}
	return s.index(v, key)
}
