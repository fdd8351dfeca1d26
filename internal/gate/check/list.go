package check

import (
	"fmt"

	"flota.dev/flota/internal/config"
)

// Length wants at least some number of elements in a list, or of nested blocks.
func Length(path string, least int) Condition {
	return func(_ *Subject, b *config.Block) Answer {
		v := b.Get(path)
		elements, complete := v.Elements()
		n := 0
		for _, nested := range b.Find(path) {
			if nested.Maybe {
				complete = false
				continue
			}
			n++
		}
		n = max(n, len(elements))
		switch {
		case n >= least:
			return Answer{Truth: config.Yes, Value: v}
		case !complete:
			return Answer{config.Unknown, v, path + " is not known"}
		}
		return Answer{config.No, v, fmt.Sprintf("%s has %d, fewer than %d", path, n, least)}
	}
}
