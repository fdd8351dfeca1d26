package fleet

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// decoder fills structs from nodes. Every value starts as its default, and
// keeps it where the file says nothing or something wrong.
type decoder struct {
	report *report
}

// decode fills the struct that out points to.
func (d decoder) decode(n *node, out any) {
	v := reflect.ValueOf(out).Elem()
	defaults(v)
	d.value(n, v, "", field{})
}

// defaults sets the defaults that a struct's tags tell, at every depth.
func defaults(v reflect.Value) {
	if v.Kind() != reflect.Struct {
		return
	}
	for _, f := range fieldsOf(v.Type()) {
		target := v.FieldByIndex(f.index)
		defaults(target)
		if f.fallback == "" {
			continue
		}
		if problem := scalar(&node{shape: shapeOf(target), text: f.fallback}, target); problem != "" {
			panic("fleet: the default of " + f.key + " " + problem)
		}
	}
}

// shapeOf returns the shape in which a scalar of v's type is written.
func shapeOf(v reflect.Value) shape {
	switch v.Kind() {
	case reflect.Int, reflect.Float64:
		return integer
	case reflect.Bool:
		return boolean
	}
	return text
}

// value fills v from n. The path names it in messages: deploy.canary.percent.
func (d decoder) value(n *node, v reflect.Value, path string, f field) {
	if r, ok := v.Addr().Interface().(*raw); ok {
		r.node = n
		return
	}
	if n.shape == null && path != "" {
		d.report.reject(n.place, "give it a value, or remove the key", "%s has no value", path)
		return
	}
	switch {
	case v.Kind() == reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		defaults(p.Elem())
		d.value(n, p.Elem(), path, f)
		v.Set(p)
	case v.Kind() == reflect.Struct && v.Type() != secretType:
		d.table(n, v, path)
	case v.Kind() == reflect.Map:
		d.entries(n, v, path)
	case v.Kind() == reflect.Slice:
		d.items(n, v, path, f)
	default:
		d.scalar(n, v, path, f)
	}
}

func (d decoder) table(n *node, v reflect.Value, path string) {
	if n.shape != table {
		d.report.reject(n.place, "", "%s must be a map, not %s", orFile(path), n.shape)
		return
	}
	known := fieldsOf(v.Type())
	for _, e := range n.entries {
		f, ok := known.find(e.key)
		switch {
		case ok && n.implied:
			d.value(e.value, v.FieldByIndex(f.index), path, f)
		case ok:
			d.value(e.value, v.FieldByIndex(f.index), join(path, e.key), f)
		case path == "" && strings.HasPrefix(e.key, "x-"):
			// As in Compose files: a place for anchors.
		default:
			d.report.add(e.place, known.hint(e.key), "unknown key %q%s", e.key, in(path))
		}
	}
}

// hint says what an unknown key may have been meant to be.
func (fs fields) hint(key string) string {
	for _, f := range fs {
		t := f.typ
		if t.Kind() == reflect.Struct && t != secretType {
			if _, ok := fieldsOf(t).find(key); ok {
				return fmt.Sprintf("%s stands under %s", key, f.key)
			}
		}
	}
	return suggest(key, fs.keys(), "known keys: "+strings.Join(fs.keys(), ", "))
}

func (d decoder) entries(n *node, v reflect.Value, path string) {
	if n.shape != table {
		d.report.reject(n.place, fmt.Sprintf("write %s as name: value", path), "%s must be a map, not %s", path, n.shape)
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for _, e := range n.entries {
		value := reflect.New(v.Type().Elem()).Elem()
		defaults(value)
		// A name alone, as in "buckets: {statements: }", asks for the defaults.
		if e.value.shape != null || value.Kind() != reflect.Struct || value.Type() == secretType {
			d.value(e.value, value, join(path, e.key), field{})
		}
		v.SetMapIndex(reflect.ValueOf(e.key), value)
	}
}

func (d decoder) items(n *node, v reflect.Value, path string, f field) {
	items := n.items
	if n.shape == table {
		d.report.reject(n.place, "", "%s must be a list, not a map", path)
		return
	}
	if n.shape != list {
		items = []*node{n}
	}
	out := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		d.value(item, out.Index(i), path, f)
	}
	v.Set(out)
}

func (d decoder) scalar(n *node, v reflect.Value, path string, f field) {
	old := reflect.New(v.Type()).Elem()
	old.Set(v)
	problem, hint := scalar(n, v), f.sample()
	if problem == "" {
		problem, hint = f.check(n, v)
	}
	if problem != "" {
		d.report.reject(n.place, hint, "%s %s", path, problem)
		v.Set(old)
	}
}

// sample shows how a key is written.
func (f field) sample() string {
	switch {
	case f.example != "":
		return fmt.Sprintf("for example %s: %s", f.key, f.example)
	case f.fallback != "":
		return fmt.Sprintf("for example %s: %s", f.key, f.fallback)
	}
	return ""
}

// check holds a value against the limits in its tags.
func (f field) check(n *node, v reflect.Value) (problem, hint string) {
	if f.enum != nil && v.Kind() == reflect.String {
		for _, word := range f.enum {
			if v.String() == word {
				return "", ""
			}
		}
		one := "one of " + strings.Join(f.enum, ", ")
		if len(f.enum) == 1 {
			one = f.enum[0]
		}
		return fmt.Sprintf("must be %s, not %q", one, n.text), suggest(n.text, f.enum, "")
	}
	if v.Kind() != reflect.Int {
		return "", ""
	}
	if f.minimum != nil && float64(v.Int()) < *f.minimum {
		return fmt.Sprintf("must be at least %g, not %s", *f.minimum, n.text), ""
	}
	if f.maximum != nil && float64(v.Int()) > *f.maximum {
		return fmt.Sprintf("must be at most %g, not %s", *f.maximum, n.text), ""
	}
	return "", ""
}

// scalar fills v from a scalar node, or says why it cannot.
func scalar(n *node, v reflect.Value) (problem string) {
	switch p := v.Addr().Interface().(type) {
	case *time.Duration:
		*p, problem = duration(n)
	case *float64:
		*p, problem = percent(n)
	case *Units:
		*p, problem = capacity(n)
	case *Secret:
		*p, problem = secret(n)
	case *approval:
		*p, problem = approved(n)
	case *int:
		*p, problem = whole(n)
	case *bool:
		if n.shape != boolean {
			return fmt.Sprintf("must be true or false, not %s", n.told())
		}
		*p = strings.EqualFold(n.text, "true")
	default:
		if n.shape == list || n.shape == table {
			return fmt.Sprintf("must be text, not %s", n.shape)
		}
		v.SetString(n.text)
	}
	return problem
}

func whole(n *node) (int, string) {
	i, err := strconv.ParseInt(n.text, 0, 32)
	if n.shape != integer || err != nil {
		return 0, fmt.Sprintf("must be a whole number, not %s", n.told())
	}
	return int(i), ""
}

// told shows a value in a message: itself if it is short, else its shape.
func (n *node) told() string {
	if n.text == "" || len(n.text) > 40 {
		return n.shape.String()
	}
	return strconv.Quote(n.text)
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func in(path string) string {
	if path == "" {
		return ""
	}
	return " in " + path
}

func orFile(path string) string {
	if path == "" {
		return "the file"
	}
	return path
}
