package config

import (
	"slices"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// lay returns a value with what a plan knows of it. flag is what after_unknown
// says: true where the plan does not know it either.
func (l *layer) lay(v cty.Value, after, flag any) cty.Value {
	if v == cty.NilVal || v.IsKnown() && v.IsNull() {
		return v
	}
	if !v.IsKnown() {
		if flag == true {
			return v
		}
		return l.told(after, flag, nil)
	}
	ty := v.Type()
	if ty == cty.String {
		return l.layText(v.AsString(), after, flag)
	}
	out := v
	switch {
	case v.IsWhollyKnown() && !holds(v, HasToken):
	case ty.IsTupleType() || ty.IsListType() || ty.IsSetType():
		out = l.layList(v, after, flag)
	case ty.IsMapType() || ty.IsObjectType():
		out = l.layObject(v, after, flag)
	}
	if same, err := convert.Convert(out, ty); err == nil {
		return same
	}
	return out
}

// told is a plan's value, with the stack's references for texts that they stand for.
func (l *layer) told(after, flag any, refs map[string]string) cty.Value {
	if flag == true {
		return cty.DynamicVal
	}
	switch v := after.(type) {
	case string:
		if token, ok := refs[v]; ok {
			return cty.StringVal(token)
		}
	case []any:
		flags, _ := flag.([]any)
		out := make([]cty.Value, len(v))
		for k, e := range v {
			var f any
			if k < len(flags) {
				f = flags[k]
			}
			out[k] = l.told(e, f, refs)
		}
		return cty.TupleVal(out)
	case map[string]any:
		flags, _ := flag.(map[string]any)
		out := map[string]cty.Value{}
		for name := range flags {
			out[name] = l.told(v[name], flags[name], refs)
		}
		for name, e := range v {
			out[name] = l.told(e, flags[name], refs)
		}
		return cty.ObjectVal(out)
	}
	return jsonValue(after)
}

func (l *layer) layObject(v cty.Value, after, flag any) cty.Value {
	members, whole := after.(map[string]any)
	flags, _ := flag.(map[string]any)
	out := map[string]cty.Value{}
	for k, e := range v.AsValueMap() {
		f := flags[k]
		if _, there := members[k]; !whole || !there || flag == true {
			f = true
		}
		out[k] = l.lay(e, members[k], f)
	}
	return cty.ObjectVal(out)
}

// layList goes element by element where the known ones stand as planned. A set
// stands in another order, so there the plan's own list is taken.
func (l *layer) layList(v cty.Value, after, flag any) cty.Value {
	if after, flag = l.listOf(after, flag); after == nil {
		return l.layElements(v, nil, nil)
	}
	list, flags := after.([]any), flag.([]any)
	if !unsettled(v) || len(list) == v.LengthInt() && inPlace(v, list) {
		return l.layElements(v, list, flags)
	}
	return l.told(list, any(flags), l.tokens(v))
}

func (l *layer) layElements(v cty.Value, list, flags []any) cty.Value {
	var out []cty.Value
	for _, e := range v.Elements() {
		k := len(out)
		var after any
		flag := any(true)
		if k < len(list) && len(list) == v.LengthInt() {
			after, flag = list[k], nil
			if k < len(flags) {
				flag = flags[k]
			}
		}
		out = append(out, l.lay(e, after, flag))
	}
	return cty.TupleVal(out)
}

// listOf returns a list of the plan with its flags, or nothing where the plan does not know one.
func (l *layer) listOf(after, flag any) (any, any) {
	list, ok := after.([]any)
	if !ok || flag == true {
		return nil, nil
	}
	flags, _ := flag.([]any)
	return list, flags
}

// unsettled reports whether a list holds something that is not known, other than
// references to resources.
func unsettled(v cty.Value) bool {
	found := false
	_ = cty.Walk(v, func(_ cty.Path, e cty.Value) (bool, error) {
		found = found || !e.IsKnown() || !e.IsNull() && e.Type() == cty.String && strings.Contains(e.AsString(), blank)
		return !found, nil
	})
	return found
}

// inPlace reports whether the known texts of a list stand where a plan has them.
func inPlace(v cty.Value, list []any) bool {
	k := 0
	for _, e := range v.Elements() {
		if s := word(e); e.IsKnown() && !e.IsNull() && e.Type().IsPrimitiveType() && !HasToken(s) && s != word(jsonValue(list[k])) {
			return false
		}
		k++
	}
	return true
}

// tokens are the references in a value, by the texts that the plan knows for them.
func (l *layer) tokens(v cty.Value) map[string]string {
	out := map[string]string{}
	_ = cty.Walk(v, func(_ cty.Path, e cty.Value) (bool, error) {
		if !e.IsKnown() || e.IsNull() || e.Type() != cty.String {
			return true, nil
		}
		for _, r := range l.stack.workspace.Refs(e.AsString()) {
			if s, ok := l.known(r).(string); ok && s != "" {
				out[s] = l.stack.workspace.references.token(l.settle(r)[0])
			}
		}
		return true, nil
	})
	return out
}

// layText is a text that is not wholly known. Where an input or something
// unknown is in it, it is what the plan says; references to resources stay, as
// they say which resource is meant.
func (l *layer) layText(s string, after, flag any) cty.Value {
	if !HasToken(s) {
		return cty.StringVal(s)
	}
	w := l.stack.workspace
	refs := w.Refs(s)
	open := strings.Contains(s, blank) || slices.ContainsFunc(refs, Ref.Variable)
	switch known := after.(type) {
	case string:
		if open && flag != true {
			return cty.StringVal(l.recall(known, refs))
		}
	case nil:
	default:
		// A reference is a text, and what it stands for is none.
		if flag != true && len(refs) == 1 && s == w.references.token(refs[0]) {
			return jsonValue(after)
		}
	}
	var b strings.Builder
	w.references.split(s, func(t string) { b.WriteString(t) }, func(r Ref) {
		for _, r := range l.settle(r) {
			b.WriteString(w.references.token(r))
		}
	})
	return cty.StringVal(b.String())
}

// recall writes the stack's references for the texts that the plan knows for them.
func (l *layer) recall(known string, refs []Ref) string {
	const distinct = 8 // bytes; a shorter text may stand there by chance
	for _, r := range refs {
		if s, ok := l.known(r).(string); ok && !r.Variable() && (s == known || len(s) >= distinct) {
			known = strings.ReplaceAll(known, s, l.stack.workspace.references.token(l.settle(r)[0]))
		}
	}
	return known
}

// known is what the plan knows of what a reference stands for; nil for nothing.
func (l *layer) known(r Ref) any {
	if r.Stack != l.stack {
		return nil
	}
	if r.Variable() {
		return l.plan.file.Variables[strings.TrimPrefix(r.Address, "var.")].Value
	}
	i := l.plan.byAddress[l.settle(r)[0].Address]
	if i == nil {
		return nil
	}
	var at any = i.after
	for _, name := range splitAddress(r.Attribute) {
		name, index, indexed := strings.Cut(name, "[")
		o, _ := at.(map[string]any)
		if at = o[name]; !indexed {
			continue
		}
		k, err := strconv.Atoi(strings.TrimSuffix(index, "]"))
		list, _ := at.([]any)
		if err != nil || k < 0 || k >= len(list) {
			return nil
		}
		at = list[k]
	}
	return at
}

// settle makes the address of a reference certain: where it has an index that
// was not known, it is that of the instance at hand, or else all that there are.
func (l *layer) settle(r Ref) []Ref {
	if r.Stack != l.stack || !strings.Contains(r.Address, unknownIndex) {
		return []Ref{r}
	}
	own := splitAddress(l.own)
	parts := splitAddress(r.Address)
	for k := range parts {
		if k < len(own) && Bare(parts[k]) == Bare(own[k]) && strings.Contains(parts[k], unknownIndex) {
			parts[k] = own[k]
		}
	}
	index := l.own[len(Bare(l.own)):]
	address := strings.Join(parts, ".")
	if same := Bare(address) + index; l.plan.byAddress[same] != nil {
		address = same
	}
	if !strings.Contains(address, unknownIndex) {
		return []Ref{{r.Stack, address, r.Attribute}}
	}
	var out []Ref
	for _, found := range l.like(address) {
		if len(out) < maxReferences {
			out = append(out, Ref{r.Stack, found, r.Attribute})
		}
	}
	if len(out) == 0 {
		return []Ref{r}
	}
	return out
}
