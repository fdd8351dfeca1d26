package api

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"time"
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

// decodeCBOR reads one value: map[string]any, []any, string, []byte, int64,
// float64, bool, time.Time or nil.
func decodeCBOR(raw []byte) (any, error) {
	d := cborReader{rest: raw}
	v, err := d.value(0)
	if err == nil && len(d.rest) > 0 {
		return nil, errCBOR
	}
	return v, err
}

type cborReader struct{ rest []byte }

func (d *cborReader) take(n uint64) ([]byte, error) {
	if n > uint64(len(d.rest)) {
		return nil, errCBOR
	}
	out := d.rest[:n]
	d.rest = d.rest[n:]
	return out, nil
}

// head reads an item's first bytes. For indefinite lengths minor is cborIndefinite.
func (d *cborReader) head() (major, minor byte, n uint64, err error) {
	first, err := d.take(1)
	if err != nil {
		return 0, 0, 0, err
	}
	major, minor = first[0]>>5, first[0]&31
	if minor < 24 {
		return major, minor, uint64(minor), nil
	}
	if minor == cborIndefinite {
		return major, minor, 0, nil
	}
	if minor > 27 {
		return 0, 0, 0, errCBOR
	}
	raw, err := d.take(1 << (minor - 24))
	if err != nil {
		return 0, 0, 0, err
	}
	for _, b := range raw {
		n = n<<8 | uint64(b)
	}
	return major, minor, n, nil
}

func (d *cborReader) value(depth int) (any, error) {
	if depth > maxDepth {
		return nil, errCBOR
	}
	major, minor, n, err := d.head()
	if err != nil {
		return nil, err
	}
	switch major {
	case cborUint:
		if n > math.MaxInt64 {
			return float64(n), nil
		}
		return int64(n), nil
	case cborNegative:
		if n > math.MaxInt64 {
			return -1 - float64(n), nil
		}
		return -1 - int64(n), nil
	case cborBytes, cborText:
		return d.text(major, minor, n)
	case cborList:
		return d.list(minor, n, depth)
	case cborMap:
		return d.object(minor, n, depth)
	case cborTag:
		return d.tagged(n, depth)
	}
	return simple(minor, n)
}

func (d *cborReader) text(major, minor byte, n uint64) (any, error) {
	raw, err := d.take(n)
	if minor == cborIndefinite {
		raw, err = d.chunks(major)
	}
	if err != nil {
		return nil, err
	}
	if major == cborText {
		return string(raw), nil
	}
	return append([]byte(nil), raw...), nil
}

func (d *cborReader) chunks(major byte) ([]byte, error) {
	var out []byte
	for !d.ended() {
		m, minor, n, err := d.head()
		if err != nil || m != major || minor == cborIndefinite {
			return nil, errCBOR
		}
		raw, err := d.take(n)
		if err != nil {
			return nil, err
		}
		out = append(out, raw...)
	}
	return out, nil
}

// ended says whether an item of indefinite length ends here, and steps over its end.
func (d *cborReader) ended() bool {
	if len(d.rest) > 0 && d.rest[0] == cborBreak {
		d.rest = d.rest[1:]
		return true
	}
	return false
}

func (d *cborReader) list(minor byte, n uint64, depth int) (any, error) {
	out := []any{}
	for i := uint64(0); minor == cborIndefinite || i < n; i++ {
		if minor == cborIndefinite && d.ended() {
			break
		}
		v, err := d.value(depth + 1)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func (d *cborReader) object(minor byte, n uint64, depth int) (any, error) {
	out := map[string]any{}
	for i := uint64(0); minor == cborIndefinite || i < n; i++ {
		if minor == cborIndefinite && d.ended() {
			break
		}
		key, err := d.value(depth + 1)
		if err != nil {
			return nil, err
		}
		name, ok := key.(string)
		if !ok {
			return nil, fmt.Errorf("%w: a key is not text", errCBOR)
		}
		if out[name], err = d.value(depth + 1); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (d *cborReader) tagged(tag uint64, depth int) (any, error) {
	v, err := d.value(depth + 1)
	if err != nil || tag != cborEpochTag {
		return v, err
	}
	var at Time
	if err := at.read(v); err != nil {
		return nil, err
	}
	return time.Time(at.Time), nil
}

func simple(minor byte, n uint64) (any, error) {
	switch minor {
	case 20, 21:
		return minor == 21, nil
	case 22, 23:
		return nil, nil
	case 26:
		return float64(math.Float32frombits(uint32(n))), nil
	case 27:
		return math.Float64frombits(n), nil
	}
	return nil, fmt.Errorf("%w: simple value %d", errCBOR, n)
}
