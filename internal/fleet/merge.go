package fleet

import (
	"reflect"
	"slices"
)

// merge lays over on top of base: tables merge key by key, anything else is
// replaced as a whole. Either may be nil.
func merge(base, over *node) *node {
	switch {
	case over == nil || over.shape == null:
		return base
	case base == nil || base.shape != table || over.shape != table:
		return over
	}
	out := *base
	out.entries = slices.Clone(base.entries)
	for _, e := range over.entries {
		i := slices.IndexFunc(out.entries, func(b entry) bool { return b.key == e.key })
		if i < 0 {
			out.entries = append(out.entries, e)
			continue
		}
		e.value = merge(out.entries[i].value, e.value)
		out.entries[i] = e
	}
	return &out
}

// expand writes short forms out, as {min: 2, max: 2} for a count of 2, so that
// they merge with long ones. t is the type that n is to be decoded into.
func expand(n *node, t reflect.Type) *node {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case n.shape == table && t.Kind() == reflect.Map:
		return n.each(func(string) reflect.Type { return t.Elem() })
	case n.shape == table && t.Kind() == reflect.Struct:
		fields := fieldsOf(t)
		return n.each(func(key string) reflect.Type {
			if f, ok := fields.find(key); ok {
				return f.typ
			}
			return nil
		})
	case t.Kind() == reflect.Struct && n.shape != null:
		return written(n, t)
	}
	return n
}

func (n *node) each(typeOf func(key string) reflect.Type) *node {
	out := *n
	out.entries = slices.Clone(n.entries)
	for i, e := range out.entries {
		if t := typeOf(e.key); t != nil {
			out.entries[i].value = expand(e.value, t)
		}
	}
	return &out
}

// written returns the table that a scalar or a list stands for, or n itself if
// the type has no short form.
func written(n *node, t reflect.Type) *node {
	out := &node{shape: table, place: n.place, implied: true, size: 1}
	for _, f := range fieldsOf(t) {
		if f.alone {
			out.entries = append(out.entries, entry{key: f.key, place: n.place, value: n})
		}
	}
	if len(out.entries) == 0 {
		return n
	}
	return out
}
