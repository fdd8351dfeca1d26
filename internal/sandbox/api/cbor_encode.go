package api

import (
	"encoding/binary"
	"errors"
	"math"
	"reflect"
)

// CBOR's major types (RFC 8949, section 3.1), of which the protocol uses all.
const (
	cborUint = iota
	cborNegative
	cborBytes
	cborText
	cborList
	cborMap
	cborTag
	cborSimple
)

const (
	cborIndefinite = 31
	cborBreak      = 0xff
	cborEpochTag   = 1
)

var errCBOR = errors.New("the request is not CBOR")

// appendCBOR writes a value: structures and maps as maps with text keys, Time with tag 1.
func appendCBOR(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Invalid:
		return append(b, 0xf6)
	case reflect.Pointer, reflect.Interface:
		return appendCBOR(b, v.Elem())
	case reflect.Struct:
		return appendCBORStruct(b, v)
	case reflect.Slice:
		b = appendHead(b, cborList, uint64(v.Len()))
		for i := range v.Len() {
			b = appendCBOR(b, v.Index(i))
		}
		return b
	case reflect.Map:
		b = appendHead(b, cborMap, uint64(v.Len()))
		for _, key := range sortedKeys(v) {
			b = appendCBOR(appendCBOR(b, key), v.MapIndex(key))
		}
		return b
	case reflect.String:
		return append(appendHead(b, cborText, uint64(v.Len())), v.String()...)
	case reflect.Bool:
		if v.Bool() {
			return append(b, 0xf5)
		}
		return append(b, 0xf4)
	case reflect.Float64:
		return binary.BigEndian.AppendUint64(append(b, 0xfb), math.Float64bits(v.Float()))
	}
	if n := v.Int(); n < 0 {
		return appendHead(b, cborNegative, uint64(-(n + 1)))
	}
	return appendHead(b, cborUint, uint64(v.Int()))
}

func appendCBORStruct(b []byte, v reflect.Value) []byte {
	if t, ok := v.Interface().(Time); ok {
		return appendCBOR(appendHead(b, cborTag, cborEpochTag), reflect.ValueOf(t.seconds()))
	}
	var present []field
	for _, f := range fieldsOf(v.Type()) {
		if !skip(f, v.Field(f.index)) {
			present = append(present, f)
		}
	}
	b = appendHead(b, cborMap, uint64(len(present)))
	for _, f := range present {
		b = appendCBOR(b, reflect.ValueOf(f.name))
		b = appendCBOR(b, v.Field(f.index))
	}
	return b
}

func appendHead(b []byte, major byte, n uint64) []byte {
	major <<= 5
	switch {
	case n < 24:
		return append(b, major|byte(n))
	case n <= math.MaxUint8:
		return append(b, major|24, byte(n))
	case n <= math.MaxUint16:
		return binary.BigEndian.AppendUint16(append(b, major|25), uint16(n))
	case n <= math.MaxUint32:
		return binary.BigEndian.AppendUint32(append(b, major|26), uint32(n))
	}
	return binary.BigEndian.AppendUint64(append(b, major|27), n)
}
