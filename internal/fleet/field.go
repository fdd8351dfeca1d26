package fleet

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// field is a key of a table, as the tags of a struct field tell.
type field struct {
	key      string
	index    []int
	typ      reflect.Type
	enum     []string
	minimum  *float64
	maximum  *float64
	fallback string // the default, as one would write it; empty for none
	example  string
	alone    bool // whether it takes the value of a table that is written as a scalar or list
}

type fields []field

// fieldsOf returns the keys of a struct type, with those of embedded structs.
func fieldsOf(t reflect.Type) fields {
	var out fields
	for _, sf := range reflect.VisibleFields(t) {
		key, _, _ := strings.Cut(sf.Tag.Get("yaml"), ",")
		if key == "" || key == "-" {
			continue
		}
		f := field{key: key, index: sf.Index, typ: sf.Type, alone: sf.Tag.Get("short") == "alone"}
		for rule := range strings.SplitSeq(sf.Tag.Get("jsonschema"), ",") {
			name, value, _ := strings.Cut(rule, "=")
			f.rule(name, value)
		}
		out = append(out, f)
	}
	return out
}

func (f *field) rule(name, value string) {
	switch name {
	case "enum":
		f.enum = append(f.enum, value)
	case "minimum":
		f.minimum = number(value)
	case "maximum":
		f.maximum = number(value)
	case "default":
		f.fallback = value
	case "example":
		f.example = value
	}
}

func number(s string) *float64 {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic("fleet: a struct tag holds a limit that is no number: " + s)
	}
	return &n
}

func (fs fields) find(key string) (field, bool) {
	i := slices.IndexFunc(fs, func(f field) bool { return f.key == key })
	if i < 0 {
		return field{}, false
	}
	return fs[i], true
}

func (fs fields) keys() []string {
	var keys []string
	for _, f := range fs {
		keys = append(keys, f.key)
	}
	return keys
}
