package config

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// conditional is c ? a : b, in the type that fits both. With a condition that
// is not known it is their common value, or unknown.
func (s *scope) conditional(x *hclsyntax.ConditionalExpr) (cty.Value, error) {
	c, err := s.condition(x.Condition)
	if err != nil {
		return cty.DynamicVal, err
	}
	yes, yesErr := s.evaluate(x.TrueResult)
	no, noErr := s.evaluate(x.FalseResult)
	if !s.looked(yes, valueLooks) || !s.looked(no, valueLooks) {
		return cty.DynamicVal, nil
	}
	if c == Unknown {
		if yesErr != nil || noErr != nil {
			return cty.DynamicVal, nil
		}
		return either(yes, no), nil
	}
	chosen, err := yes, yesErr
	if c == No {
		chosen, err = no, noErr
	}
	if err != nil {
		return cty.DynamicVal, err
	}
	if yes.Type().Equals(no.Type()) {
		return chosen, nil
	}
	return unified(chosen, yes, no)
}

// either is a value that is one of two.
func either(a, b cty.Value) cty.Value {
	if a.RawEquals(b) {
		return a
	}
	ty, _ := convert.UnifyUnsafe([]cty.Type{a.Type(), b.Type()})
	switch {
	case isNull(a):
		ty = b.Type()
	case isNull(b):
		ty = a.Type()
	}
	if ty == cty.NilType || symbolic(a) || symbolic(b) {
		return cty.DynamicVal
	}
	return cty.UnknownVal(ty)
}

// unified converts the chosen result to the type that both results have in
// common. References have none yet, so that they are left as they are.
func unified(chosen, yes, no cty.Value) (cty.Value, error) {
	if isNull(yes) || isNull(no) || yes.Type() == cty.DynamicPseudoType || no.Type() == cty.DynamicPseudoType {
		ty := yes.Type()
		if isNull(yes) {
			ty = no.Type()
		}
		if chosen.IsNull() && ty != cty.DynamicPseudoType {
			return cty.NullVal(ty), nil
		}
		return chosen, nil
	}
	ty, _ := convert.UnifyUnsafe([]cty.Type{yes.Type(), no.Type()})
	if ty == cty.NilType {
		if symbolic(yes) || symbolic(no) {
			return chosen, nil
		}
		return cty.DynamicVal, failure("the results of a condition have no type in common")
	}
	v, err := convert.Convert(chosen, ty)
	if err != nil {
		return cty.DynamicVal, failure("the results of a condition have no type in common")
	}
	return v, nil
}

func isNull(v cty.Value) bool { return v.RawEquals(cty.NullVal(cty.DynamicPseudoType)) }

// condition is an expression that has to be a boolean.
func (s *scope) condition(x hclsyntax.Expression) (Truth, error) {
	v, err := s.evaluate(x)
	if err != nil {
		return Unknown, err
	}
	return truth(v)
}

const errNoBool = failure("a condition is no boolean")

func truth(v cty.Value) (Truth, error) {
	switch {
	case v.IsNull():
		return Unknown, failure("a condition is null")
	case !mayBeBool(v):
		return Unknown, errNoBool
	case !v.IsKnown() || symbolic(v):
		return Unknown, nil
	}
	b, err := convert.Convert(v, cty.Bool)
	if err != nil || !b.IsKnown() || b.IsNull() {
		return Unknown, errNoBool
	}
	return Is(b.True()), nil
}

// mayBeBool reports whether a value is of a type that becomes a boolean.
func mayBeBool(v cty.Value) bool {
	ty := v.Type()
	return ty == cty.Bool || ty == cty.String || ty == cty.DynamicPseudoType
}
