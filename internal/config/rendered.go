package config

import "github.com/zclconf/go-cty/cty"

// rendered is what a data source template_file makes of its template: an old
// form of templatefile that task definitions and user data still have. It is
// known where the template is.
func (m *made) rendered() (cty.Value, bool) {
	b := m.evaluated()
	if b == nil {
		return cty.DynamicVal, true
	}
	text, known := b.Get("template").Text("")
	if !known {
		return cty.NilVal, false
	}
	vars := map[string]cty.Value{}
	if v := b.Get("vars"); v.Given() == Yes && (v.V.Type().IsObjectType() || v.V.Type().IsMapType()) {
		vars = v.V.AsValueMap()
	}
	v, err := m.scope.instance.evaluation.render([]byte(text), m.address, vars)
	if err != nil {
		return cty.NilVal, false
	}
	return v, true
}
