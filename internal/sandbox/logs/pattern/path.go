package pattern

import (
	"fmt"
	"strconv"
	"strings"
)

// Path is a path such as $.request.headers[0]: names and indexes.
type Path []any

// ParsePath reads a path.
func ParsePath(token string) (Path, error) {
	rest, ok := strings.CutPrefix(token, "$")
	bad := fmt.Errorf("%w: %q is not a path such as $.level", ErrBad, token)
	if !ok || rest == "" {
		return nil, bad
	}
	var path Path
	for rest != "" {
		end := strings.IndexAny(rest[1:], ".[") + 1
		if end == 0 {
			end = len(rest)
		}
		step := rest[1:end]
		index, bracket := strings.CutSuffix(step, "]")
		n, err := strconv.Atoi(index)
		switch {
		case rest[0] == '[' && bracket && err == nil && n >= 0:
			path = append(path, n)
		case rest[0] == '.' && step != "":
			path = append(path, step)
		default:
			return nil, bad
		}
		rest = rest[end:]
	}
	return path, nil
}

// Of returns what stands at the path in a value as encoding/json decodes it.
func (path Path) Of(v any) (any, bool) {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			next, ok := m[step]
			if !ok {
				return nil, false
			}
			v = next
		case int:
			list, _ := v.([]any)
			if step >= len(list) {
				return nil, false
			}
			v = list[step]
		}
	}
	return v, true
}
