package events

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"

	"flota.dev/flota/internal/sandbox/logs/pattern"
)

// look returns what stands at a JSONPath in a value: "$" is all of it.
func look(path string, in any) (any, error) {
	if path == "$" {
		return in, nil
	}
	p, err := pattern.ParsePath(path)
	if err != nil {
		return nil, fmt.Errorf("%q is not a path that the sandbox reads", path)
	}
	v, ok := p.Of(in)
	if !ok {
		return nil, fmt.Errorf("there is nothing at %s", path)
	}
	return v, nil
}

// along follows InputPath or OutputPath: absent is all, null is nothing.
func along(path *json.RawMessage, v any) (any, error) {
	if path == nil {
		return v, nil
	}
	var text *string
	if err := json.Unmarshal(*path, &text); err != nil {
		return nil, err
	}
	if text == nil {
		return map[string]any{}, nil
	}
	return look(*text, v)
}

// put follows ResultPath: absent puts the result in the place of the input, null drops it.
func put(path *json.RawMessage, input, result any) (any, error) {
	if path == nil {
		return result, nil
	}
	var text *string
	if err := json.Unmarshal(*path, &text); err != nil {
		return nil, err
	}
	if text == nil {
		return input, nil
	}
	name, ok := strings.CutPrefix(*text, "$.")
	fields, isMap := input.(map[string]any)
	if !ok || !isMap || strings.ContainsAny(name, ".[") {
		return nil, fmt.Errorf("%w: ResultPath %s", errMachine, *text)
	}
	out := maps.Clone(fields)
	out[name] = result
	return out, nil
}

// fill makes a value of a payload template: a name that ends in .$ takes its
// value from a path or an intrinsic function.
func fill(template, from any) (any, error) {
	switch t := template.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, v := range t {
			var err error
			short, dynamic := strings.CutSuffix(name, ".$")
			text, isText := v.(string)
			switch {
			case dynamic && !isText:
				return nil, fmt.Errorf("%s is not text", name)
			case dynamic:
				out[short], err = evaluate(text, from)
			default:
				out[name], err = fill(v, from)
			}
			if err != nil {
				return nil, err
			}
		}
		return out, nil
	case []any:
		out := make([]any, len(t))
		for i, v := range t {
			var err error
			if out[i], err = fill(v, from); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	return template, nil
}

// evaluate reads a path, or States.Format('… {} …', paths).
func evaluate(text string, from any) (any, error) {
	inside, isFormat := strings.CutPrefix(text, "States.Format(")
	if !isFormat {
		if strings.HasPrefix(text, "States.") {
			return nil, fmt.Errorf("%w: the function %s", errMachine, text)
		}
		return look(text, from)
	}
	inside, closed := strings.CutSuffix(strings.TrimSpace(inside), ")")
	form, rest, quoted := strings.Cut(strings.TrimPrefix(inside, "'"), "'")
	if !closed || !quoted || !strings.HasPrefix(inside, "'") {
		return nil, fmt.Errorf("%w: %s", errMachine, text)
	}
	var out strings.Builder
	for path := range strings.SplitSeq(strings.TrimPrefix(strings.TrimSpace(rest), ","), ",") {
		before, after, ok := strings.Cut(form, "{}")
		if path = strings.TrimSpace(path); path == "" {
			break
		}
		if !ok {
			return nil, fmt.Errorf("States.Format has more values than places: %s", text)
		}
		v, err := look(path, from)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "%s%v", before, v)
		form = after
	}
	if strings.Contains(form, "{}") {
		return nil, fmt.Errorf("States.Format has fewer values than places: %s", text)
	}
	return out.String() + form, nil
}
