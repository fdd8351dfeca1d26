package check

import "flota.dev/flota/internal/config"

// Decoded asks a condition of what a JSON text says: the last name of the path
// leads to it. A text that is not known, or is no JSON, makes the answer unknown;
// where nothing is written, the condition finds nothing.
func Decoded(path string, c Condition) Condition {
	return func(s *Subject, b *config.Block) Answer {
		inside, t := b.Decoded(path)
		if t == config.Unknown {
			v := b.Get(path)
			return Answer{t, v, path + " is not known, or is no JSON"}
		}
		return c(s, inside)
	}
}
