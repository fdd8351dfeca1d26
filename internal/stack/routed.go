package stack

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"flota.dev/flota/internal/fleet"
)

// Routed compares the route that the manifest gives a service in an environment
// with the one that stands in the environment's API, by the outputs of
// base/<env>, whose stack makes the routes of all services. It returns what
// differs, such as "paths /orders/* instead of /orders", and nothing where
// nothing does, or where the outputs are of a flota that did not keep routes.
func Routed(f *fleet.Fleet, environment, service string, base Outputs) string {
	e, ok := f.Environment(environment)
	text, kept := base["routes"]
	if !ok || !kept {
		return ""
	}
	var all map[string]entry
	if err := json.Unmarshal(text, &all); err != nil {
		return "" // of another shape: it tells nothing
	}
	has, stands := all[service]
	s, ok := f.Service(environment, service)
	if !ok {
		return ""
	}
	wants, asked := newEntries(e.Base.Edge, []*fleet.Service{s})[service]
	switch {
	case asked && !stands:
		return "no route, instead of one for " + list(wants.Paths)
	case !asked && stands:
		return "a route for " + list(has.Paths) + ", instead of none"
	case !asked:
		return ""
	}
	var out []string
	differ := func(what, has, wants string) {
		if has != wants {
			out = append(out, fmt.Sprintf("%s %s instead of %s", what, has, wants))
		}
	}
	differ("paths", list(has.Paths), list(wants.Paths))
	differ("auth", list([]string{has.Auth}), list([]string{wants.Auth}))
	differ("scopes", list(has.Scopes), list(wants.Scopes))
	differ("throttle", has.Throttle.String(), wants.Throttle.String())
	return strings.Join(out, ", ")
}

// list names things in an order that does not depend on theirs.
func list(names []string) string {
	sorted := slices.DeleteFunc(slices.Sorted(slices.Values(names)), func(s string) bool { return s == "" })
	if len(sorted) == 0 {
		return "none"
	}
	return strings.Join(sorted, " ")
}

// String tells the limit, or that there is none.
func (t *throttle) String() string {
	if t == nil {
		return "none"
	}
	return fmt.Sprintf("%d a second, %d at once", t.Rate, t.Burst)
}
