package config

import (
	"slices"

	"github.com/zclconf/go-cty/cty"
)

// plannedInputs gives the root those variables of the plan that no file and no
// option gave it, and whose default is not what the plan has.
func (e *evaluation) plannedInputs() {
	if e.plan == nil {
		return
	}
	for name, v := range e.plan.file.Variables {
		d := e.root.module.variables[name]
		if _, set := e.root.given[name]; set || d == nil {
			continue
		}
		if d.preset != nil {
			preset, err := e.root.scope.evaluate(d.preset)
			c, err2 := conform(jsonValue(v.Value), d.typ, d.defaults)
			if p, err3 := conform(preset, d.typ, d.defaults); err == nil && err2 == nil && err3 == nil && c.RawEquals(p) {
				continue
			}
		}
		e.root.given[name] = given{value: jsonValue(v.Value)}
	}
}

// planned is an attribute that the plan knows, which nobody wrote. A text that
// a resource, or the identity of a data source, computes stays a reference:
// it says which resource is meant.
func (m *made) planned(name string) (cty.Value, bool) {
	p := m.instance.evaluation.plan
	if p == nil || p.byAddress[m.address] == nil {
		return cty.NilVal, false
	}
	i := p.byAddress[m.address]
	v := i.after[name]
	if _, text := v.(string); v == nil || text && (i.mode == "managed" || slices.Contains(kept, name)) {
		return cty.NilVal, false
	}
	if told := p.value(i, v, i.unknown[name], nil); told.IsWhollyKnown() {
		return told, true
	}
	return cty.NilVal, false
}
