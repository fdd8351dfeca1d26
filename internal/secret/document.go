package secret

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// inDocument finds a secret in JSON, where names stand with their values.
func inDocument(name, value string, depth int) (Found, bool) {
	value = strings.TrimSpace(value)
	if !strings.HasPrefix(value, "{") && !strings.HasPrefix(value, "[") || depth == 0 || !worded.in(value) {
		return Found{}, false
	}
	var tree any
	if json.Unmarshal([]byte(value), &tree) != nil {
		return Found{}, false
	}
	return inTree(name, tree, depth)
}

func inTree(name string, tree any, depth int) (Found, bool) {
	switch t := tree.(type) {
	case string:
		return inValue(name, t, depth-1)
	case []any:
		for _, e := range t {
			if f, ok := inTree(name, e, depth); ok {
				return f, true
			}
		}
	case map[string]any:
		if n, v, ok := Pair(t); ok {
			return inValue(n, v, depth-1)
		}
		for _, k := range slices.Sorted(maps.Keys(t)) {
			if f, ok := inTree(k, t[k], depth); ok {
				return f, true
			}
		}
	}
	return Found{}, false
}

// Pair returns the name and the value of an object that is a setting with a
// name, such as {name = "LEVEL", value = "info"}.
func Pair(object map[string]any) (name, value string, ok bool) {
	for k, v := range object {
		text, _ := v.(string)
		switch strings.ToLower(k) {
		case "name", "key":
			name = text
		case "value":
			value, ok = text, true
		}
	}
	return name, value, ok && name != ""
}
