package contributors

import (
	"slices"
	"strings"
)

// condition is a filter as the rule has it: a field, and one thing to hold of it.
type condition struct {
	Match                                      string
	In, NotIn, StartsWith                      []string
	IsPresent                                  *bool
	GreaterThan, LessThan, EqualTo, NotEqualTo *float64
}

// filter reports whether an event counts. All of a rule's filters must.
type filter func(event any) bool

func (d *definition) filter(c condition) (filter, error) {
	of, err := d.field(c.Match)
	if err != nil {
		return nil, err
	}
	var all []filter
	words := func(list []string, holds func(text string) bool) {
		if list != nil {
			all = append(all, func(event any) bool {
				v, _ := of(event)
				s, ok := text(v)
				return ok && holds(s)
			})
		}
	}
	words(c.In, func(s string) bool { return slices.Contains(c.In, s) })
	words(c.NotIn, func(s string) bool { return !slices.Contains(c.NotIn, s) })
	words(c.StartsWith, func(s string) bool {
		return slices.ContainsFunc(c.StartsWith, func(start string) bool { return strings.HasPrefix(s, start) })
	})
	numbers := func(bound *float64, holds func(n, bound float64) bool) {
		if bound != nil {
			all = append(all, func(event any) bool {
				v, _ := of(event)
				n, ok := number(v)
				return ok && holds(n, *bound)
			})
		}
	}
	numbers(c.GreaterThan, func(n, bound float64) bool { return n > bound })
	numbers(c.LessThan, func(n, bound float64) bool { return n < bound })
	numbers(c.EqualTo, func(n, bound float64) bool { return n == bound })
	numbers(c.NotEqualTo, func(n, bound float64) bool { return n != bound })
	if c.IsPresent != nil {
		all = append(all, func(event any) bool { _, there := of(event); return there == *c.IsPresent })
	}
	switch {
	case len(all) != 1:
		return nil, badf("the filter of %s must have one of In, NotIn, StartsWith, GreaterThan, LessThan, EqualTo, NotEqualTo and IsPresent", c.Match)
	case max(len(c.In), len(c.NotIn), len(c.StartsWith)) > mostValues:
		return nil, badf("the filter of %s has more than %d values", c.Match, mostValues)
	}
	return all[0], nil
}
