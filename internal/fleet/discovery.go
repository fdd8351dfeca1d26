package fleet

import "strings"

// PeerVariable returns the environment variable that holds the host:port of a
// needed service that has discovery: LEDGER_ADDRESS for ledger.
func PeerVariable(service string) string {
	return strings.ToUpper(strings.ReplaceAll(service, "-", "_")) + "_ADDRESS"
}

// checkDiscovery refuses names for what they would mislead. Cloud Map answers with
// all tasks that run, so that both revisions of a blue/green deployment would get
// traffic before any is shifted; ECS shifts it for load balancers and Service
// Connect only (Amazon ECS guide, "Required resources for blue/green deployments").
func checkDiscovery(r *report, v view) {
	n := v.node
	switch {
	case v.Kind == Worker && n.has("port") && !v.Discovery:
		r.add(n.keyAt("port"), "remove it, or add discovery: true", "a worker has a port only where others find it by name")
	case v.Kind == HTTP && v.Discovery && v.Deploy.Strategy != Rolling:
		r.add(n.at("discovery"), "set deploy.strategy: rolling, or leave discovery out: other services reach it through the load balancer",
			"discovery needs the strategy rolling, not %s: a name leads to new tasks before traffic is shifted to them", v.Deploy.Strategy)
	}
}

// discovers reports whether a needed service has discovery in the view's environment.
func (l *loader) discovers(v view, need string) bool {
	for _, d := range l.drafts {
		if d.name != need {
			continue
		}
		for _, other := range d.views {
			if other.stage == v.stage {
				return other.Discovery
			}
		}
	}
	return false
}
