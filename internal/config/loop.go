package config

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// loop is a for expression. Over what is not known, or with a condition or key
// that isn't, it is unknown.
func (s *scope) loop(x *hclsyntax.ForExpr) (cty.Value, error) {
	all, err := s.evaluate(x.CollExpr)
	if err != nil {
		return cty.DynamicVal, err
	}
	if n, ok := nodeOf(all); ok {
		all = n.whole()
	}
	switch {
	case all.IsNull():
		return cty.DynamicVal, failure("a loop goes over null")
	case !all.IsKnown() || all.Type() == cty.String && symbolic(all):
		return cty.DynamicVal, nil
	case !all.CanIterateElements():
		return cty.DynamicVal, failure("a loop goes over what is no list or map")
	}
	r := round{scope: s, x: x, known: true}
	if x.KeyExpr != nil {
		r.byKey = map[string][]cty.Value{}
	}
	for k, v := range all.Elements() {
		if err := r.turn(k, v); err != nil {
			return cty.DynamicVal, err
		}
		if r.over {
			return cty.DynamicVal, nil
		}
	}
	return s.kept(r.result(), x.SrcRange), nil
}

// round is one evaluation of a for expression.
type round struct {
	scope *scope
	x     *hclsyntax.ForExpr
	list  []cty.Value
	byKey map[string][]cty.Value
	known bool
	over  bool // the budget is
}

func (r *round) turn(k, v cty.Value) error {
	s := r.scope
	if e := s.instance.evaluation; !e.step(1) || !e.spend(elementCost) {
		r.over = true
		return nil
	}
	if r.x.KeyVar != "" {
		s = s.with(r.x.KeyVar, k)
	}
	s = s.with(r.x.ValVar, v)
	if r.x.CondExpr != nil {
		t, err := s.condition(r.x.CondExpr)
		if err != nil {
			return err
		}
		r.known = r.known && t != Unknown
		if t != Yes {
			return nil
		}
	}
	return r.take(s)
}

// take adds what the loop makes of one element.
func (r *round) take(s *scope) error {
	if r.byKey == nil {
		v, err := s.evaluate(r.x.ValExpr)
		r.list = append(r.list, v)
		return err
	}
	k, err := s.evaluate(r.x.KeyExpr)
	if err != nil {
		return err
	}
	name, known, err := objectKey(k)
	if err != nil {
		return err
	}
	if !known {
		r.known = false
		return nil
	}
	v, err := s.evaluate(r.x.ValExpr)
	if err != nil {
		return err
	}
	if len(r.byKey[name]) > 0 && !r.x.Group {
		return failure("a loop makes two values for one key")
	}
	r.byKey[name] = append(r.byKey[name], v)
	return nil
}

func (r *round) result() cty.Value {
	switch {
	case !r.known:
		return cty.DynamicVal
	case r.byKey == nil:
		return cty.TupleVal(r.list)
	}
	out := make(map[string]cty.Value, len(r.byKey))
	for k, all := range r.byKey {
		if r.x.Group {
			out[k] = cty.TupleVal(all)
		} else {
			out[k] = all[0]
		}
	}
	return cty.ObjectVal(out)
}
