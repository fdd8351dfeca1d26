package check

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/config"
)

// Decoded asks a condition of what a JSON or YAML text says: the last name of the path
// leads to it. A text that is not known, or is neither, makes the answer unknown;
// where nothing is written, the condition finds nothing.
func Decoded(path string, c Condition) Condition {
	return func(s *Subject, b *config.Block) Answer {
		inside, t := s.Decoded(b, path)
		if t == config.Unknown {
			v := b.Get(path)
			return Answer{t, v, path + " is not known, or is neither JSON nor YAML"}
		}
		a := c(s, inside)
		if a.Truth == config.Yes && gaps(inside) {
			return Answer{config.Unknown, b.Get(path), "a part of " + path + " is not known"}
		}
		return a
	}
}

// Decoded reads what a JSON or YAML text in a block of the subject says, as
// config.Block.Decoded does. Many checks read the same text, which is decoded once.
func (s *Subject) Decoded(b *config.Block, path string) (*config.Block, config.Truth) {
	type text struct {
		block *config.Block
		path  string
	}
	type decoded struct {
		inside *config.Block
		truth  config.Truth
	}
	d := Remember(s.World, text{b, path}, func() decoded {
		inside, t := b.Decoded(path)
		return decoded{inside, t}
	})
	return d.inside, d.truth
}

// gaps reports whether a block holds a list of which an element is not known.
func gaps(b *config.Block) bool {
	for _, a := range b.Attributes {
		if a.Value.Type().IsTupleType() && slices.ContainsFunc(a.Value.AsValueSlice(), gap) {
			return true
		}
	}
	return false
}

func gap(v cty.Value) bool {
	return !v.IsKnown() || !v.IsNull() && v.Type() == cty.String && config.HasToken(v.AsString())
}
