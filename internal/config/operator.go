package config

import (
	"cmp"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

func (s *scope) binary(x *hclsyntax.BinaryOpExpr) (cty.Value, error) {
	switch x.Op {
	case hclsyntax.OpLogicalAnd, hclsyntax.OpLogicalOr:
		return s.logical(x)
	}
	a, err := s.evaluate(x.LHS)
	if err != nil {
		return cty.UnknownVal(x.Op.Type), err
	}
	b, err := s.evaluate(x.RHS)
	if err != nil {
		return cty.UnknownVal(x.Op.Type), err
	}
	switch x.Op {
	case hclsyntax.OpEqual:
		return truthVal(s.equal(a, b)), nil
	case hclsyntax.OpNotEqual:
		return truthVal(s.equal(a, b).Not()), nil
	}
	return s.operate(x.Op, a, b)
}

// logical is && and ||, where one side may decide though the other is not
// known or fails. As in hclsyntax, null is false to && and an error to ||, and
// a side that can be no boolean is always an error.
func (s *scope) logical(x *hclsyntax.BinaryOpExpr) (cty.Value, error) {
	or := x.Op == hclsyntax.OpLogicalOr
	a, b := s.side(x.LHS, or), s.side(x.RHS, or)
	decides, t := No, a.truth.And(b.truth)
	if or {
		decides, t = Yes, a.truth.Or(b.truth)
	}
	if a.never || b.never {
		return cty.UnknownVal(cty.Bool), failure("an operand of && or || is no boolean")
	}
	if err := cmp.Or(a.err, b.err); err != nil && t != decides && !a.open() && !b.open() {
		return cty.UnknownVal(cty.Bool), err
	}
	return truthVal(t), nil
}

// side is one side of a logical operator, unknown if it has no value.
type side struct {
	truth Truth
	err   error
	never bool // it can be no boolean
}

// open reports whether the side may turn out to decide.
func (s side) open() bool { return s.err == nil && s.truth == Unknown }

func (s *scope) side(x hclsyntax.Expression, or bool) side {
	v, err := s.evaluate(x)
	switch {
	case err != nil || !mayBeBool(v):
		return side{Unknown, err, !mayBeBool(v)}
	case v.IsNull() && !or:
		return side{No, nil, false}
	}
	t, err := truth(v)
	return side{t, err, err != nil && !v.IsNull()}
}

func (s *scope) unary(x *hclsyntax.UnaryOpExpr) (cty.Value, error) {
	v, err := s.evaluate(x.Val)
	if err != nil {
		return cty.UnknownVal(x.Op.Type), err
	}
	return s.operate(x.Op, v)
}

// operate calls an operator on numbers or a boolean.
func (s *scope) operate(op *hclsyntax.Operation, args ...cty.Value) (cty.Value, error) {
	params := op.Impl.Params()
	for i, a := range args {
		if symbolic(a) {
			return cty.UnknownVal(op.Type), nil
		}
		c, err := convert.Convert(a, params[i].Type)
		if err != nil {
			return cty.UnknownVal(op.Type), failure("an operand is of the wrong type")
		}
		args[i] = c
	}
	v, err := op.Impl.Call(args)
	if err != nil {
		return cty.UnknownVal(op.Type), failure("the operation fails")
	}
	if v.Type() == cty.Number && v.IsKnown() && !v.IsNull() && !writable(v.AsBigFloat()) {
		return cty.UnknownVal(cty.Number), nil
	}
	return v, nil
}

func truthVal(t Truth) cty.Value {
	switch t {
	case Yes:
		return cty.True
	case No:
		return cty.False
	}
	return cty.UnknownVal(cty.Bool)
}

// equal compares two values. What is known after apply is something, so it
// equals itself but neither null nor an empty string; what else it may equal
// is not known.
func (s *scope) equal(a, b cty.Value) Truth {
	if !s.looked(a, valueLooks) || !s.looked(b, valueLooks) {
		return Unknown
	}
	na, okA := nodeOf(a)
	nb, okB := nodeOf(b)
	switch {
	case okA && okB:
		return Is(na == nb).Or(Unknown)
	case a.IsNull() || b.IsNull():
		return s.equalNull(a, b)
	case okA || okB:
		return No
	}
	if symbolic(a) || symbolic(b) {
		return s.equalSymbolic(a, b)
	}
	v := a.Equals(b)
	if !v.IsKnown() {
		return Unknown
	}
	return Is(v.True())
}

func (s *scope) equalNull(a, b cty.Value) Truth {
	if a.IsNull() && b.IsNull() {
		return Yes
	}
	v := a
	if a.IsNull() {
		v = b
	}
	if !v.IsKnown() {
		return Unknown
	}
	if t, ok := text(v); ok && s.instance.evaluation.workspace.input(t) {
		return Unknown
	}
	return No
}

// input reports whether a string is nothing but a variable that nobody set.
func (w *Workspace) input(s string) bool {
	if !HasToken(s) {
		return false
	}
	ref, ok := w.whole(s)
	return ok && ref.Variable()
}

func (s *scope) equalSymbolic(a, b cty.Value) Truth {
	ta, okA := text(a)
	tb, okB := text(b)
	if !okA || !okB {
		if a.RawEquals(b) {
			return Yes
		}
		return Unknown
	}
	w := s.instance.evaluation.workspace
	switch {
	case ta == tb && !strings.Contains(ta, blank):
		return Yes
	case ta == "" && !w.references.maybeEmpty(tb), tb == "" && !w.references.maybeEmpty(ta):
		return No
	}
	return Unknown
}
