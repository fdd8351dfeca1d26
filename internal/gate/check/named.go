package check

import (
	"slices"

	"flota.dev/flota/internal/config"
)

// Named returns the resources of a type that a value names, by reference or by
// the name that they have. Those of the subject's own stack win, as other
// environments have the same names.
func (s *Subject) Named(v config.Value, typ string) []*config.Resource {
	found := Behind(v, typ)
	texts, _ := v.Texts()
	for _, text := range texts {
		if text != "" && !config.HasToken(text) {
			found = append(found, s.called(text, typ)...)
		}
	}
	return distinct(found)
}

func (s *Subject) called(name, typ string) []*config.Resource {
	var all []*config.Resource
	for _, attribute := range identifiers {
		all = append(all, s.World.index(link{typ, attribute}).byText[name]...)
	}
	own := slices.DeleteFunc(slices.Clone(all), func(r *config.Resource) bool { return r.Stack != s.Stack })
	if len(own) > 0 {
		return own
	}
	return all
}

func distinct(all []*config.Resource) []*config.Resource {
	var out []*config.Resource
	for _, r := range all {
		if !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}
