package config

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// template is a string with interpolations. A part that is not known leaves a
// blank, so that a policy with one unknown name in it keeps its shape.
func (s *scope) template(x *hclsyntax.TemplateExpr) (cty.Value, error) {
	if len(x.Parts) == 1 {
		if l, ok := x.Parts[0].(*hclsyntax.LiteralValueExpr); ok && l.Val.Type() == cty.String {
			return l.Val, nil
		}
	}
	var b strings.Builder
	known := 0
	for _, p := range x.Parts {
		v, err := s.evaluate(p)
		if err != nil {
			return cty.UnknownVal(cty.String), err
		}
		part, ok, err := s.part(v)
		if err != nil {
			return cty.UnknownVal(cty.String), err
		}
		if ok {
			known++
		}
		if b.WriteString(part); b.Len() > maxText {
			return cty.UnknownVal(cty.String), errText
		}
	}
	return s.finished(b.String(), known, len(x.Parts))
}

// finished is the text of a template, unknown if no part of it is known.
func (s *scope) finished(text string, known, parts int) (cty.Value, error) {
	if known == 0 && parts > 0 || !s.instance.evaluation.spend(len(text)) {
		return cty.UnknownVal(cty.String), nil
	}
	return cty.StringVal(text), nil
}

// part is what a value is inside a template: a blank if it is not known.
func (s *scope) part(v cty.Value) (text string, known bool, err error) {
	if v.IsNull() {
		return "", false, failure("a template has a part that is null")
	}
	if !v.IsKnown() {
		return blank, false, nil
	}
	c, err := convert.Convert(v, cty.String)
	if err != nil {
		return "", false, failure("a template has a part that is no string")
	}
	return c.AsString(), true, nil
}

// joined is what the loops of a template make.
func (s *scope) joined(x *hclsyntax.TemplateJoinExpr) (cty.Value, error) {
	tuple, err := s.evaluate(x.Tuple)
	if err != nil {
		return cty.UnknownVal(cty.String), err
	}
	if !tuple.IsKnown() || tuple.IsNull() || !tuple.CanIterateElements() {
		return cty.UnknownVal(cty.String), nil
	}
	var b strings.Builder
	for _, v := range tuple.Elements() {
		part, _, err := s.part(v)
		if err != nil {
			return cty.UnknownVal(cty.String), err
		}
		if b.WriteString(part); b.Len() > maxText {
			return cty.UnknownVal(cty.String), errText
		}
	}
	return s.finished(b.String(), 1, 1)
}

// render evaluates a template file with nothing but some variables.
func (e *evaluation) render(src []byte, file string, vars map[string]cty.Value) (cty.Value, error) {
	x, err := e.workspace.templateOf(src, file)
	if err != nil {
		return cty.DynamicVal, err
	}
	s := &scope{instance: e.root, bare: true}
	for name, v := range vars {
		s = s.with(name, v)
	}
	return s.evaluate(x)
}

// templateOf parses a template, once for each content.
func (w *Workspace) templateOf(src []byte, file string) (hclsyntax.Expression, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if x := w.templates[string(src)]; x != nil {
		return x, nil
	}
	if tooDeepTemplate(src, file) {
		return nil, errDepth
	}
	x, diags := hclsyntax.ParseTemplate(src, file, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, failure("the template can't be parsed: " + sentence(diags[0].Summary))
	}
	if w.templates == nil {
		w.templates = map[string]hclsyntax.Expression{}
	}
	w.templates[string(src)] = x
	return x, nil
}
