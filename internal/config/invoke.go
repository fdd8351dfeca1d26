package config

import (
	"errors"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// call is a function call. try and can look at their arguments one by one.
func (s *scope) call(x *hclsyntax.FunctionCallExpr) (cty.Value, error) {
	switch strings.TrimPrefix(x.Name, "core::") {
	case "try":
		return s.try(x.Args)
	case "can":
		return s.can(x.Args)
	}
	f, ok := s.instance.evaluation.functions[x.Name]
	if !ok {
		if strings.HasPrefix(x.Name, "provider::") {
			return cty.DynamicVal, nil
		}
		return cty.DynamicVal, failure("there is no function " + x.Name)
	}
	args, known, err := s.arguments(x)
	if err != nil || !known {
		return cty.DynamicVal, err
	}
	if len(args) < len(f.Params()) || len(args) > len(f.Params()) && f.VarParam() == nil {
		return cty.DynamicVal, failure("the function " + x.Name + " takes another number of arguments")
	}
	return s.invoke(f, args, x.Range())
}

// invoke calls a function. One that can't do with a whole resource or module
// gets what stands for it.
func (s *scope) invoke(f function.Function, args []cty.Value, at hcl.Range) (cty.Value, error) {
	e := s.instance.evaluation
	e.step(len(args) * len(args) / 10)
	for _, a := range args {
		if !s.looked(a, callLooks) {
			return cty.DynamicVal, nil
		}
	}
	v, err := f.Call(args)
	if err != nil && slices.ContainsFunc(args, func(a cty.Value) bool { return holdsNodes(a.Type()) }) {
		for i, a := range args {
			args[i] = opened(a)
		}
		v, err = f.Call(args)
	}
	if _, large := errors.AsType[*LimitError](err); err != nil && !large && slices.ContainsFunc(args, symbolic) {
		return cty.DynamicVal, nil // what is not known yet may well do
	}
	if err != nil {
		return cty.DynamicVal, err
	}
	v, w := s.weighed(v, at, callLooks)
	if !e.spend(w.bytes) {
		return cty.DynamicVal, nil
	}
	return v, nil
}

// arguments evaluates what a function is called with, the last one spread if
// it is so written. Known is false where that one isn't.
func (s *scope) arguments(x *hclsyntax.FunctionCallExpr) (args []cty.Value, known bool, err error) {
	for i, a := range x.Args {
		v, err := s.evaluate(a)
		if err != nil {
			return nil, false, err
		}
		if !x.ExpandFinal || i < len(x.Args)-1 {
			args = append(args, v)
			continue
		}
		switch ty := v.Type(); {
		case !v.IsKnown() || symbolic(v) && ty == cty.String:
			return nil, false, nil
		case v.IsNull() || !ty.IsTupleType() && !ty.IsListType() && !ty.IsSetType():
			return nil, false, failure("what is spread is no list")
		}
		if !s.instance.evaluation.spend(v.LengthInt() * elementCost) {
			return nil, false, nil
		}
		args = append(args, v.AsValueSlice()...)
	}
	return args, true, nil
}

// try is the first of its arguments that has a value. One that is not known
// may still fail, so that not even its type is certain.
func (s *scope) try(args []hclsyntax.Expression) (cty.Value, error) {
	for _, a := range args {
		v, err := s.evaluate(a)
		switch {
		case err == nil && !v.IsKnown():
			return cty.DynamicVal, nil
		case err == nil:
			return v, nil
		}
	}
	return cty.DynamicVal, failure("nothing that was tried has a value")
}

func (s *scope) can(args []hclsyntax.Expression) (cty.Value, error) {
	if len(args) != 1 {
		return cty.DynamicVal, failure("can takes one argument")
	}
	v, err := s.evaluate(args[0])
	if err == nil && !v.IsKnown() {
		return cty.UnknownVal(cty.Bool), nil
	}
	return cty.BoolVal(err == nil), nil
}
