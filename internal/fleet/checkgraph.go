package fleet

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"flota.dev/flota/internal/dag"
)

// checkNeeds finds needs of services that do not exist, and needs that go in a circle.
func (l *loader) checkNeeds() {
	if len(l.drafts) == 0 {
		return
	}
	var names []string
	for _, d := range l.drafts {
		names = append(names, d.name)
	}
	for i := range l.drafts[0].views {
		views := map[string]view{}
		for _, d := range l.drafts {
			v := d.views[i]
			views[d.name] = v
			for j, need := range v.Needs {
				if need != "" && !slices.Contains(names, need) {
					l.report.add(v.node.itemAt(j, "needs"), suggest(need, names, "known services: "+strings.Join(names, ", ")), "needs: there is no service %q", need)
				}
			}
		}
		l.checkCycles(views)
	}
}

// checkCycles names every circle: one that is found is taken out to find the next.
func (l *loader) checkCycles(views map[string]view) {
	for {
		g := &dag.Graph[string]{}
		for name, v := range views {
			for _, need := range v.Needs {
				if _, ok := views[need]; ok {
					g.Add(name, need)
				}
			}
		}
		cycle := g.Cycle()
		if cycle == nil {
			return
		}
		first, next := views[cycle[0]], cycle[1%len(cycle)]
		at := first.node.itemAt(slices.Index(first.Needs, next), "needs")
		l.report.add(at, fmt.Sprintf("take one out of needs; a service may still call another whose address it has under env, as %s", AddressVariable(next)),
			"services need each other in a circle: %s", strings.Join(append(cycle, cycle[0]), " → "))
		for _, name := range cycle {
			delete(views, name)
		}
	}
}

// pathPattern is what an application load balancer takes as a path pattern
// (Application Load Balancers guide, "Path conditions").
var pathPattern = regexp.MustCompile(`^/[A-Za-z0-9_.$/~"'@:+&*?-]{0,127}$`)

// apiPath is a pattern that API Gateway's routes can express: ANY /x or ANY /x/{proxy+}.
var apiPath = regexp.MustCompile(`^/([^*?]+/)?\*$|^/[^*?]*$`)

// maxPaths leaves one of a rule's five condition values (Elastic Load Balancing
// quotas, "Condition values per rule") to a header.
const maxPaths = 4

// checkRoutes finds paths that no rule can hold, and paths of two services.
func (l *loader) checkRoutes() {
	if len(l.drafts) == 0 {
		return
	}
	for i := range l.drafts[0].views {
		taken := map[string]*draft{}
		for _, d := range l.drafts {
			v := d.views[i]
			if v.Kind != HTTP && v.Kind != Site {
				continue
			}
			l.checkPaths(d, v)
			for j, path := range v.Route.Paths {
				at := v.pathAt(d, j)
				other, ok := taken[path]
				switch {
				case !ok:
					taken[path] = d
				case other == d:
					l.report.add(at, "remove one of them", "route.paths holds %q twice", path)
				default:
					l.report.add(at, "give one of them other route.paths", "the path %q also leads to the service %q (%s)", path, other.name, other.at.position())
				}
			}
		}
	}
}

// pathAt returns where a path stands, or the service's name if it is a default.
func (v view) pathAt(d *draft, i int) place {
	if v.node.has("route", "paths") {
		return v.node.itemAt(i, "route", "paths")
	}
	return d.at
}

func (l *loader) checkPaths(d *draft, v view) {
	if n := len(v.Route.Paths); n > maxPaths {
		l.report.add(v.node.at("route", "paths"), "use a pattern such as /"+v.Name+"/*", "route.paths has %d paths, and a load balancer's rule has room for %d", n, maxPaths)
	}
	for i, path := range v.Route.Paths {
		at := v.pathAt(d, i)
		switch {
		case !strings.HasPrefix(path, "/"):
			l.report.add(at, "write /"+path, "route.paths %q must begin with /", path)
		case !pathPattern.MatchString(path):
			l.report.add(at, "", "route.paths %q is not a path pattern: 128 letters, digits and _-.$/~\"'@:+&*? at most", path)
		case v.Kind == HTTP && v.Route.Public && v.stage != nil && v.stage.Base.Edge.API && !apiPath.MatchString(path):
			l.report.add(at, "for example /"+v.Name+"/*", "route.paths %q cannot be public: API Gateway knows * only as the last part", path)
		}
	}
}
