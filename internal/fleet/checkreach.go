package fleet

// checkReach finds needs of services that are not where the caller is led to.
// Without API Gateway a public service has its rule on the public load balancer
// only, and NAME_URL leads to the internal one. There is no rule on both: a target
// group stands behind one load balancer (Elastic Load Balancing quotas), and a
// release moves the weights of one production rule (ECS API:
// AdvancedConfiguration), as CodeDeploy does those of one listener.
func (l *loader) checkReach() {
	for _, d := range l.drafts {
		for i, v := range d.views {
			if v.stage == nil || v.stage.Base.Edge.API {
				continue
			}
			for j, need := range v.Needs {
				if other := l.viewOf(need, i); other != nil && outside(other) {
					l.report.add(v.node.itemAt(j, "needs"),
						"set edge.api: true in "+v.stage.Name+"; or give "+need+" discovery: true, and call "+PeerVariable(need)+"; or take it out of needs and set "+AddressVariable(need)+" under env",
						"needs: %q is public in %s, where edge.api is false: it answers at the public load balancer only, and %s would lead to the internal one", need, v.stage.Name, AddressVariable(need))
				}
			}
		}
	}
}

// viewOf is a service in the environment of the i-th views, nil for one that is not there.
func (l *loader) viewOf(name string, i int) *view {
	for _, d := range l.drafts {
		if d.name == name {
			return &d.views[i]
		}
	}
	return nil
}

func outside(v *view) bool { return v.Kind == HTTP && v.Route.Public && !v.Discovery }
