package api

import (
	"fmt"
	"math"
	"time"
)

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
