package api

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// encodeXML writes a value the way the AWS query protocol does; lists are
// elements called member, or what the field's xml tag says.
func encodeXML(b *bytes.Buffer, v reflect.Value, member string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			encodeXML(b, v.Elem(), member)
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
			element(b, f.name, func() { encodeXML(b, value, f.member) })
		}
	case reflect.Slice:
		for i := range v.Len() {
			element(b, member, func() { encodeXML(b, v.Index(i), "member") })
		}
	case reflect.Map:
		for _, key := range sortedKeys(v) {
			element(b, "entry", func() {
				element(b, "key", func() { escape(b, key.String()) })
				element(b, "value", func() { encodeXML(b, v.MapIndex(key), "member") })
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
