package api

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// encodeXML writes a value the way the AWS query protocol does; the elements of
// lists have the usual name, or what the field's xml tag says.
func encodeXML(b *bytes.Buffer, v reflect.Value, usual string) { encodeNamed(b, v, usual, usual) }

// encodeNamed writes a value that, if it is a list, has elements called member.
func encodeNamed(b *bytes.Buffer, v reflect.Value, member, usual string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			encodeNamed(b, v.Elem(), member, usual)
		}
	case reflect.Struct:
		if t, ok := v.Interface().(Time); ok {
			b.WriteString(t.iso())
			return
		}
		for _, f := range fieldsOf(v.Type()) {
			value := v.Field(f.index)
			if skip(f, value) {
				continue
			}
			element(b, f.name, func() { encodeNamed(b, value, cmp.Or(f.member, usual), usual) })
		}
	case reflect.Slice:
		for i := range v.Len() {
			element(b, member, func() { encodeXML(b, v.Index(i), usual) })
		}
	case reflect.Map:
		for _, key := range sortedKeys(v) {
			element(b, "entry", func() {
				element(b, "key", func() { escape(b, key.String()) })
				element(b, "value", func() { encodeXML(b, v.MapIndex(key), usual) })
			})
		}
	default:
		escape(b, fmt.Sprint(v.Interface()))
	}
}

// skip says whether a field is left out: absent pointers always, zero values where the tag says so.
func skip(f field, v reflect.Value) bool {
	if v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		return v.IsNil()
	}
	return f.omit && (v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0)
}

func sortedKeys(v reflect.Value) []reflect.Value {
	return slices.SortedFunc(slices.Values(v.MapKeys()), func(a, b reflect.Value) int {
		return strings.Compare(a.String(), b.String())
	})
}

func element(b *bytes.Buffer, name string, content func()) {
	b.WriteString("<" + name + ">")
	content()
	b.WriteString("</" + name + ">")
}

func escape(b *bytes.Buffer, s string) {
	// Writing to a buffer cannot fail.
	_ = xml.EscapeText(b, []byte(s))
}
