package api

import (
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// field is one member of an input or output structure.
type field struct {
	index  int
	name   string // on the wire
	member string // what list elements are called in the query protocol; empty for the usual name
	omit   bool   // left out when zero
}

func fieldsOf(t reflect.Type) []field {
	fields := make([]field, 0, t.NumField())
	for i := range t.NumField() {
		f := t.Field(i)
		tag, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || tag == "-" {
			continue
		}
		out := field{index: i, name: tag, member: f.Tag.Get("xml"), omit: strings.HasPrefix(options, "omit")}
		if out.name == "" {
			out.name = f.Name
		}
		fields = append(fields, out)
	}
	return fields
}

// assign puts a decoded value (maps, lists, numbers, text) into a field,
// turning text into numbers where the protocol knows only text.
func assign(v any, into reflect.Value) error {
	if v == nil {
		return nil
	}
	if t, ok := into.Addr().Interface().(*Time); ok {
		return t.read(v)
	}
	switch into.Kind() {
	case reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))
		return assign(v, into.Elem())
	case reflect.Interface:
		into.Set(reflect.ValueOf(v))
		return nil
	case reflect.Struct:
		return assignStruct(v, into)
	case reflect.Slice:
		return assignList(v, into)
	case reflect.Map:
		return assignMap(v, into)
	}
	return assignScalar(v, into)
}

func assignStruct(v any, into reflect.Value) error {
	m, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("%T where a structure belongs", v)
	}
	for _, f := range fieldsOf(into.Type()) {
		if member, ok := m[f.name]; ok {
			if err := assign(member, into.Field(f.index)); err != nil {
				return fmt.Errorf("%s: %w", f.name, err)
			}
		}
	}
	return nil
}

func assignList(v any, into reflect.Value) error {
	if raw, ok := v.([]byte); ok && into.Type().Elem().Kind() == reflect.Uint8 {
		into.SetBytes(raw)
		return nil
	}
	list, err := elements(v)
	if err != nil {
		return err
	}
	out := reflect.MakeSlice(into.Type(), len(list), len(list))
	for i, element := range list {
		if err := assign(element, out.Index(i)); err != nil {
			return err
		}
	}
	into.Set(out)
	return nil
}

// elements returns the elements of a list: a list itself, or the query
// protocol's NAME.member.1, NAME.member.2, or NAME.1, NAME.2, in order of the numbers.
func elements(v any) ([]any, error) {
	switch v := v.(type) {
	case []any:
		return v, nil
	case string:
		if v == "" {
			return nil, nil // NAME= stands for the empty list
		}
	case map[string]any:
		if len(v) == 1 {
			for name, inner := range v {
				if m, ok := inner.(map[string]any); ok && !isNumber(name) {
					v = m
				}
			}
		}
		numbers := make(map[int]any, len(v))
		for name, element := range v {
			n, err := strconv.Atoi(name)
			if err != nil {
				return nil, fmt.Errorf("list index %q is not a number", name)
			}
			numbers[n] = element
		}
		var out []any
		for _, n := range slices.Sorted(maps.Keys(numbers)) {
			out = append(out, numbers[n])
		}
		return out, nil
	}
	return nil, fmt.Errorf("%T where a list belongs", v)
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func assignMap(v any, into reflect.Value) error {
	m, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("%T where a map belongs", v)
	}
	out := reflect.MakeMapWithSize(into.Type(), len(m))
	for name, value := range m {
		element := reflect.New(into.Type().Elem()).Elem()
		if err := assign(value, element); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		out.SetMapIndex(reflect.ValueOf(name).Convert(into.Type().Key()), element)
	}
	into.Set(out)
	return nil
}

func assignScalar(v any, into reflect.Value) (err error) {
	switch into.Kind() {
	case reflect.String:
		s, ok := v.(string)
		if !ok {
			return fmt.Errorf("%v is not text", v)
		}
		into.SetString(s)
	case reflect.Bool:
		b, ok := v.(bool)
		if s, isText := v.(string); isText {
			b, err = strconv.ParseBool(s)
			ok = err == nil
		}
		if !ok {
			return fmt.Errorf("%v is not true or false", v)
		}
		into.SetBool(b)
	case reflect.Int, reflect.Int32, reflect.Int64:
		n, err := number(v)
		if err != nil || n != math.Trunc(n) || math.Abs(n) > 1<<53 || into.OverflowInt(int64(n)) {
			return fmt.Errorf("%v is not a whole number", v)
		}
		into.SetInt(int64(n))
	case reflect.Float64:
		n, err := number(v)
		if err != nil {
			return err
		}
		into.SetFloat(n)
	default:
		return fmt.Errorf("no %s on the wire", into.Kind())
	}
	return nil
}

func number(v any) (float64, error) {
	switch v := v.(type) {
	case int64:
		return float64(v), nil
	case float64:
		return v, nil
	case string:
		if n, err := strconv.ParseFloat(v, 64); err == nil {
			return n, nil
		}
	}
	return 0, fmt.Errorf("%v is not a number", v)
}
