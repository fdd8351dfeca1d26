package api

import (
	"maps"
	"slices"
)

// tag is a tag as most services write it.
type tag struct {
	Key   string
	Value string
}

func tagsOf(m map[string]string) []tag {
	out := make([]tag, 0, len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		out = append(out, tag{Key: key, Value: m[key]})
	}
	return out
}
