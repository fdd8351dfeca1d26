package config

import (
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// Absent reports whether nothing is written, or null.
func (v Value) Absent() bool { return v.V == cty.NilVal || v.V.IsNull() }

// unknown reports whether the value depends on an input that nobody set.
func (v Value) unknown() bool { return v.Maybe || !v.Absent() && !v.V.IsKnown() }

// Given reports whether there is something: not null, nor an empty string, list or map.
func (v Value) Given() Truth {
	switch {
	case v.Absent():
		return No
	case v.unknown():
		return Unknown
	case v.V.Type() == cty.String:
		return v.givenText(v.V.AsString())
	case v.V.CanIterateElements():
		return Is(v.V.LengthInt() > 0)
	}
	return Yes
}

func (v Value) givenText(s string) Truth {
	if r, ok := v.Ref(); ok && r.Variable() {
		return Unknown
	}
	return Is(s != "")
}

// Bool is the value as a boolean; absent is what AWS takes when nothing is written.
func (v Value) Bool(absent bool) Truth {
	if v.Absent() && !v.Maybe {
		return Is(absent)
	}
	b, ok := v.as(cty.Bool)
	if !ok {
		return Unknown
	}
	return Is(b.True())
}

// Number is the value as a number, and whether it is known.
func (v Value) Number(absent float64) (float64, bool) {
	if v.Absent() && !v.Maybe {
		return absent, true
	}
	n, ok := v.as(cty.Number)
	if !ok {
		return 0, false
	}
	f, _ := n.AsBigFloat().Float64()
	return f, true
}

// Text is the value as a string, and whether it is known. With references in
// it the string is not known, and has tokens where they are.
func (v Value) Text(absent string) (string, bool) {
	if v.Absent() && !v.Maybe {
		return absent, true
	}
	s, ok := v.as(cty.String)
	if !ok {
		return "", false
	}
	return s.AsString(), !HasToken(s.AsString())
}

func (v Value) as(ty cty.Type) (cty.Value, bool) {
	if v.Absent() || v.unknown() {
		return cty.NilVal, false
	}
	c, err := convert.Convert(v.V, ty)
	if err != nil || !c.IsKnown() || c.IsNull() {
		return cty.NilVal, false
	}
	return c, true
}

// Elements are the values of a list, set or tuple; of a map, its values; of
// anything else, itself. Complete is false where there may be more.
func (v Value) Elements() (out []Value, complete bool) {
	switch {
	case v.Absent():
		return nil, !v.Maybe
	case v.unknown():
		return nil, false
	case !v.V.CanIterateElements():
		return []Value{v}, true
	}
	for it := v.V.ElementIterator(); it.Next(); {
		e := v
		_, e.V = it.Element()
		out = append(out, e)
	}
	return out, true
}

// Texts are the strings of a list, with tokens where references are. Complete
// is false where there may be more, or some are unknown.
func (v Value) Texts() (out []string, complete bool) {
	elements, complete := v.Elements()
	for _, e := range elements {
		s, ok := e.as(cty.String)
		if !ok {
			complete = complete && e.Absent()
			continue
		}
		out = append(out, s.AsString())
	}
	return out, complete
}

// Ref returns the reference that the whole value is.
func (v Value) Ref() (Ref, bool) {
	s, ok := v.as(cty.String)
	if !ok || v.Block == nil || !HasToken(s.AsString()) {
		return Ref{}, false
	}
	var found []Ref
	only := true
	whole := v.Block.workspace.references.split(s.AsString(),
		func(t string) { only = only && t == "" }, func(r Ref) { found = append(found, r) })
	if !whole || !only || len(found) != 1 {
		return Ref{}, false
	}
	return found[0], true
}

// Refs returns all references in the value, those inside lists and maps too.
func (v Value) Refs() []Ref {
	if v.Absent() || v.Block == nil {
		return nil
	}
	var out []Ref
	_ = cty.Walk(v.V, func(_ cty.Path, e cty.Value) (bool, error) {
		if e.IsKnown() && !e.IsNull() && e.Type() == cty.String {
			out = append(out, v.Block.workspace.Refs(e.AsString())...)
		}
		return true, nil
	})
	return out
}
