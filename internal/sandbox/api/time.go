package api

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"time"
)

// Time is an instant on the wire: seconds since 1970 with milliseconds in JSON,
// the same with a tag in CBOR, and ISO 8601 in XML.
type Time struct{ time.Time }

// MarshalJSON writes seconds since 1970, as AWS JSON does.
func (t Time) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, t.seconds(), 'f', -1, 64), nil
}

// UnmarshalJSON reads seconds since 1970, or ISO 8601 in a string.
func (t *Time) UnmarshalJSON(raw []byte) error {
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		return err
	}
	return t.read(v)
}

func (t Time) seconds() float64 {
	return float64(t.UnixMilli()) / 1000
}

func (t Time) iso() string {
	return t.UTC().Format("2006-01-02T15:04:05.000Z")
}

func (t *Time) read(v any) error {
	switch v := v.(type) {
	case nil:
		return nil
	case time.Time:
		t.Time = v
		return nil
	case int64:
		t.Time = time.Unix(v, 0)
		return nil
	case float64:
		// Beyond these the conversion to integers below is not defined.
		if math.IsNaN(v) || math.Abs(v) > math.MaxInt64/1000 {
			return fmt.Errorf("%v is not a time", v)
		}
		t.Time = time.UnixMilli(int64(math.Round(v * 1000)))
		return nil
	case string:
		return t.parse(v)
	}
	return fmt.Errorf("%v is not a time", v)
}

func (t *Time) parse(s string) error {
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		return t.read(n)
	}
	at, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return fmt.Errorf("%q is not a time", s)
	}
	t.Time = at
	return nil
}
