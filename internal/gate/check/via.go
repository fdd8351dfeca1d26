package check

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
)

// OfType wants the subject to be of one of some types.
func OfType(types ...string) Condition {
	return func(s *Subject, b *config.Block) Answer {
		typ := TypeOf(s.Resource)
		return Answer{config.Is(slices.Contains(types, typ)), config.Value{Block: b, Range: b.Range}, "it is an " + typ}
	}
}

// ByType asks the condition of the subject's type. Of a type that has none, it is so.
func ByType(of map[string]Condition) Condition {
	return func(s *Subject, b *config.Block) Answer {
		if c := of[TypeOf(s.Resource)]; c != nil {
			return c(s, b)
		}
		return Answer{Truth: config.Yes}
	}
}

// Via wants a condition of a resource of some types that a value names, by
// reference or by its name. It is not so where the value names none of them.
func Via(path string, c Condition, types ...string) Condition {
	return func(s *Subject, b *config.Block) Answer {
		best := Answer{Value: b.Get(path), Got: path + " names no " + strings.Join(types, " or ")}
		first := true
		for _, v := range b.All(path) {
			for _, typ := range types {
				for _, r := range s.Named(v, typ) {
					a := c(&Subject{Resource: r, World: s.World}, r.Block)
					if first || a.Truth > best.Truth {
						best, first = a, false
					}
				}
			}
		}
		return best
	}
}
