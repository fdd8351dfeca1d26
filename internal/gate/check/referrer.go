package check

import (
	"slices"

	"flota.dev/flota/internal/config"
)

// Use is a place in a resource that refers to another.
type Use struct {
	By *config.Resource
	// Attribute is its name; Block the kind of the nested block that it is in, if it is in one.
	Attribute, Block string
}

// Uses returns the places, in all stacks, that refer to the subject: in other
// resources, data sources and module calls.
func (s *Subject) Uses() []Use {
	of := s.World.referrers()[s.Stack]
	found := slices.Clone(of[s.Address])
	if bare := config.Bare(s.Address); bare != s.Address {
		found = append(found, of[bare]...)
	}
	return slices.DeleteFunc(found, func(u Use) bool { return u.By == s.Resource })
}

// Exported reports whether an output of the root module refers to the subject,
// so that what uses it may be out of sight.
func (s *Subject) Exported() bool {
	for _, v := range s.Stack.Outputs {
		for _, ref := range (config.Value{V: v, Block: s.Block}).Refs() {
			if ref.Stack == s.Stack && (ref.Address == s.Address || ref.Address == config.Bare(s.Address)) {
				return true
			}
		}
	}
	return false
}

type uses map[*config.Stack]map[string][]Use

type usesKey struct{}

// referrers are all references between resources, by what is referred to.
func (w *World) referrers() uses {
	return Remember(w, usesKey{}, func() uses {
		u := uses{}
		for _, s := range w.Stacks {
			for _, r := range s.Resources {
				u.gather(r, r.Block, "")
			}
		}
		return u
	})
}

func (u uses) gather(r *config.Resource, b *config.Block, kind string) {
	for _, a := range b.Attributes {
		for _, ref := range (config.Value{V: a.Value, Block: b}).Refs() {
			of := u[ref.Stack]
			if of == nil {
				of = map[string][]Use{}
				u[ref.Stack] = of
			}
			of[ref.Address] = append(of[ref.Address], Use{By: r, Attribute: a.Name, Block: kind})
		}
	}
	for _, n := range b.Blocks {
		u.gather(r, n, n.Kind)
	}
}
