package config

import (
	"errors"
	"slices"
	"strings"

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
	return s.invoke(f, args)
}

// invoke calls a function. One that can't do with a whole resource or module
// gets what stands for it.
func (s *scope) invoke(f function.Function, args []cty.Value) (cty.Value, error) {
	v, err := f.Call(args)
	if err != nil && slices.ContainsFunc(args, func(a cty.Value) bool { return holdsNodes(a.Type()) }) {
		for i, a := range args {
			args[i] = opened(a)
		}
		v, err = f.Call(args)
	}
	e := s.instance.evaluation
	if limit, ok := errors.AsType[*LimitError](err); ok {
		e.tooLarge(s.instance, limit)
		return cty.DynamicVal, nil
	}
	if err != nil {
		return cty.DynamicVal, err
	}
	size := sizeOf(v)
	if !e.step(size/elementCost) || !e.spend(size) {
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
		args = append(args, v.AsValueSlice()...)
	}
	return args, true, nil
}

// try is the first of its arguments that has a value.
func (s *scope) try(args []hclsyntax.Expression) (cty.Value, error) {
	for _, a := range args {
		if v, err := s.evaluate(a); err == nil {
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
