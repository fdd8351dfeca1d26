package contributors

import (
	"encoding/json"
	"strconv"
	"strings"

	"flota.dev/flota/internal/sandbox/logs/pattern"
)

// field finds a value in an event, and reports whether it is there.
type field func(event any) (any, bool)

// field reads a path in a JSON event, or the number or alias of a field in a CLF line.
func (d *definition) field(name string) (field, error) {
	if d.LogFormat == "JSON" {
		path, err := pattern.ParsePath(name)
		if err != nil {
			return nil, badf("%q is not a path such as $.client", name)
		}
		return path.Of, nil
	}
	number := name
	for n, alias := range d.Fields {
		if alias == name {
			number = n
		}
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 {
		return nil, badf("%q is neither the number of a field nor one of Fields", name)
	}
	return func(event any) (any, bool) {
		line, _ := event.([]string)
		if n > len(line) {
			return nil, false
		}
		return line[n-1], true
	}, nil
}

// read makes an event of a message: what JSON is, or the fields of a line. Ok
// is false for what is not in the rule's format, which AWS leaves out.
func (r *Rule) read(message string) (event any, ok bool) {
	if r.clf {
		return fields(message), true
	}
	if json.Unmarshal([]byte(message), &event) != nil {
		return nil, false
	}
	_, ok = event.(map[string]any)
	return event, ok
}

// fields splits a line at blanks, but for those between quotes or brackets, which go.
func fields(line string) []string {
	var out []string
	for {
		line = strings.TrimLeft(line, " \t\r\n")
		if line == "" {
			return out
		}
		end, skip := strings.IndexAny(line, " \t\r\n"), 0
		if close, quoted := map[byte]byte{'"': '"', '[': ']'}[line[0]]; quoted {
			if at := strings.IndexByte(line[1:], close); at >= 0 {
				line, end, skip = line[1:], at, 1
			}
		}
		if end < 0 {
			end = len(line)
		}
		out = append(out, line[:end])
		line = line[min(end+skip, len(line)):]
	}
}

// text is a value as a key: strings, numbers and truth values are, the rest is none.
func text(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	case bool:
		return strconv.FormatBool(v), true
	}
	return "", false
}

// number is a value to add up or to compare.
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, true
	case string:
		n, err := strconv.ParseFloat(v, 64)
		return n, err == nil
	}
	return 0, false
}
