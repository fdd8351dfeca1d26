package insights

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// row is one event, or one group of a stats command.
type row struct {
	event *Event
	// given are the values that commands gave.
	given map[string]any
	// found is the event's message as JSON, once it was asked for.
	found  any
	parsed bool
}

func newRow(e *Event) *row { return &row{event: e, given: map[string]any{}} }

// value returns a field: text, a number, a time, or a part of a JSON message.
func (r *row) value(name string) (any, bool) {
	if v, ok := r.given[name]; ok {
		return v, v != nil
	}
	if r.event == nil {
		return nil, false
	}
	switch name {
	case "@timestamp", "@ingestionTime":
		return r.event.Time, true
	case "@message":
		return r.event.Message, true
	case "@logStream":
		return r.event.Stream, true
	case "@log":
		return r.event.Group, true
	}
	if !r.parsed {
		r.parsed = true
		if strings.HasPrefix(strings.TrimSpace(r.event.Message), "{") {
			_ = json.Unmarshal([]byte(r.event.Message), &r.found)
		}
	}
	return dig(r.found, name)
}

// dig finds a.b.0 in JSON: each step is a name or a place in a list.
func dig(v any, name string) (any, bool) {
	for step := range strings.SplitSeq(name, ".") {
		switch in := v.(type) {
		case map[string]any:
			next, ok := in[step]
			if !ok {
				return nil, false
			}
			v = next
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(in) {
				return nil, false
			}
			v = in[i]
		default:
			return nil, false
		}
	}
	return v, v != nil
}

// clock is how times are shown.
const clock = "2006-01-02 15:04:05.000"

func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case time.Time:
		return v.UTC().Format(clock)
	case bool:
		if v {
			return "1"
		}
		return "0"
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(raw)
}

// number returns a value as a number, if it is one or reads as one. A time is milliseconds since 1970.
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, true
	case bool:
		if v {
			return 1, true
		}
		return 0, true
	case time.Time:
		return float64(v.UnixMilli()), true
	case string:
		n, err := strconv.ParseFloat(strings.TrimSpace(v), 64)
		return n, err == nil
	}
	return 0, false
}

// compare orders two values: as numbers if both are, else as text.
func compare(a, b any) int {
	x, okX := number(a)
	y, okY := number(b)
	if okX && okY {
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	}
	return strings.Compare(text(a), text(b))
}

// truth tells whether a condition holds.
func truth(v any) bool {
	switch v := v.(type) {
	case bool:
		return v
	case nil:
		return false
	}
	n, ok := number(v)
	return ok && n != 0
}
