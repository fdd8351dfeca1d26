package balancer

import (
	"net/http"
	"strings"
)

// edge is what stands in front of the load balancers: the APIs and distributions of
// each environment.
type edge struct {
	environments []*environment // in the order of their first API or distribution
	hosts        map[string]*host
}

// environment is found by the tags "fleet" and "environment" of its resources.
type environment struct {
	fleet string
	name  string
	apis  []*api
	sites []*distribution
	// cdns are the distributions before APIs and load balancers. Where there is one, it is the way in.
	cdns      []*distribution
	balancers []*balancerInfo // that face the internet
}

// host is a name that belongs to one environment for certain.
type host struct {
	environment  *environment
	api          *api          // if the name is an API's
	distribution *distribution // if the name is a distribution's
	base         string        // base path of the mapping, such as /v1, which the API does not see
}

// newEdge makes the edge of the records. The caller holds b.loading.
func (b *Balancer) newEdge(balancers map[string]*balancerInfo, firewalls map[string]*firewall) *edge {
	e := &edge{hosts: map[string]*host{}}
	apis := b.newAPIs()
	for _, record := range b.records.apis.all() {
		a := apis[record.key.ID]
		env := e.environment(record.view.Tags, a.name)
		env.apis = append(env.apis, a)
		if !record.view.Disabled {
			e.hosts[canonical(strings.TrimPrefix(record.view.Endpoint, "https://"))] = &host{environment: env, api: a}
		}
	}
	for _, d := range b.newDistributions(firewalls) {
		env := e.environment(d.tags, d.id)
		if d.site() {
			env.sites = append(env.sites, d)
		} else {
			env.cdns = append(env.cdns, d)
		}
		for _, name := range d.names {
			e.hosts[canonical(name)] = &host{environment: env, distribution: d}
		}
	}
	for _, lb := range b.records.balancers.all() {
		if info := balancers[lb.key.ID]; !info.internal && info.tags["environment"] != "" {
			env := e.environment(info.tags, "")
			env.balancers = append(env.balancers, info)
		}
	}
	e.addMappings(b, apis)
	delete(e.hosts, "")
	return e
}

func (e *edge) environment(tags map[string]string, otherwise string) *environment {
	fleet, name := tags["fleet"], orDefault(tags["environment"], otherwise)
	for _, env := range e.environments {
		if env.fleet == fleet && env.name == name {
			return env
		}
	}
	env := &environment{fleet: fleet, name: name}
	e.environments = append(e.environments, env)
	return env
}

func (e *edge) addMappings(b *Balancer, apis map[string]*api) {
	for _, record := range b.records.mappings.all() {
		m := record.view
		for _, env := range e.environments {
			for _, a := range env.apis {
				if a == apis[m.APIID] {
					h := &host{environment: env, api: a}
					if m.Key != "" {
						h.base = "/" + m.Key
					}
					e.hosts[canonical(m.DomainName)] = h
				}
			}
		}
	}
}

// edgeNames are the names that DNS records may point at to reach the edge. The caller holds b.loading.
func (b *Balancer) edgeNames() []string {
	var out []string
	for _, record := range b.records.distributions.all() {
		out = append(out, record.view.DomainName)
	}
	for _, record := range b.records.apis.all() {
		if !record.view.Disabled {
			out = append(out, strings.TrimPrefix(record.view.Endpoint, "https://"))
		}
	}
	for _, record := range b.records.domains.all() {
		for _, c := range record.view.Configuration {
			out = append(out, c.Target)
		}
	}
	return out
}

// find tells what a request's host names: an API or a distribution by its own name, or
// an environment, as in dev.localhost, dev.example.com, cambio-dev.localhost
// and, for the site of the service web, web.dev.localhost. It returns nil only
// if the edge is empty.
func (e *edge) find(name, fallback string) *host {
	name = canonical(hostname(name))
	if h := e.hosts[name]; h != nil {
		return h
	}
	first, rest, _ := strings.Cut(name, ".")
	second, _, _ := strings.Cut(rest, ".")
	for _, label := range [...]string{first, second, fallback} {
		for _, env := range e.environments {
			if label != "" && (label == env.name || label == env.fleet+"-"+env.name) {
				return &host{environment: env, distribution: env.site(first)}
			}
		}
	}
	for _, env := range e.environments {
		if len(env.apis) > 0 {
			return &host{environment: env, distribution: env.site("")}
		}
	}
	if len(e.environments) > 0 {
		env := e.environments[0]
		return &host{environment: env, distribution: env.site("")}
	}
	return nil
}

// Edge returns the handler of the edge listener: the public services first,
// then the environment's site. See edge.find for how a request's host chooses
// the environment.
func (b *Balancer) Edge() http.Handler { return http.HandlerFunc(b.serveEdge) }

func (b *Balancer) serveEdge(w http.ResponseWriter, r *http.Request) {
	h := b.now.Load().edge.find(r.Host, b.fallback)
	switch {
	case h == nil:
		message(w, http.StatusNotFound, "Not Found")
	case h.api != nil:
		b.serveGateway(w, r, h)
	case h.distribution != nil && !h.distribution.site():
		b.serveDistribution(w, r, h.distribution)
	case b.serveServices(w, r, h.environment):
	case h.distribution != nil && b.objects != nil:
		b.serveDistribution(w, r, h.distribution)
	default:
		b.serveRest(w, r, h.environment)
	}
}

// serveServices answers if one of the environment's public services has the
// path: by CloudFront if it stands before them, else by the API or the load balancer.
func (b *Balancer) serveServices(w http.ResponseWriter, r *http.Request, env *environment) bool {
	for _, d := range env.cdns {
		if b.claims(d.normal.origin.Domain, env, r) {
			b.serveDistribution(w, r, d)
			return true
		}
	}
	for _, a := range env.apis {
		if a.takes(r, r.URL.Path) {
			b.serveGateway(w, r, &host{environment: env, api: a})
			return true
		}
	}
	for _, lb := range env.balancers {
		if l := lb.listener(0); l != nil && l.claims(r) {
			b.serve(w, r, l.arn)
			return true
		}
	}
	return false
}

// claims reports whether something behind a distribution has the path.
func (b *Balancer) claims(origin string, env *environment, r *http.Request) bool {
	if d, ok := b.now.Load().names.resolve(origin); ok && d.balancer != nil {
		l := d.balancer.listener(0)
		return l != nil && l.claims(r)
	}
	for _, a := range env.apis {
		if a.takes(r, r.URL.Path) {
			return true
		}
	}
	return false
}

// serveRest answers what no service and no site has.
func (b *Balancer) serveRest(w http.ResponseWriter, r *http.Request, env *environment) {
	for _, a := range env.apis {
		if a.normal != nil {
			b.serveAPI(w, r, a, a.normal)
			return
		}
	}
	message(w, http.StatusNotFound, "Not Found")
}

// serveGateway answers as one API does.
func (b *Balancer) serveGateway(w http.ResponseWriter, r *http.Request, h *host) {
	path, inside := strings.CutPrefix(r.URL.Path, h.base)
	route := h.api.match(r.Method, path)
	switch {
	case !inside:
		message(w, http.StatusNotFound, "Not Found")
	case route != nil:
		b.serveAPI(w, r, h.api, route)
	case h.api.cors != nil && preflight(r):
		h.api.cors.answer(w, r)
	case h.api.normal != nil:
		b.serveAPI(w, r, h.api, h.api.normal)
	default:
		message(w, http.StatusNotFound, "Not Found")
	}
}

// takes reports whether an API has a route for a request, or answers a browser about one.
func (a *api) takes(r *http.Request, path string) bool {
	if a.match(r.Method, path) != nil {
		return true
	}
	return a.cors != nil && preflight(r) && a.match(r.Header.Get("Access-Control-Request-Method"), path) != nil
}

// claims reports whether a rule, and not just the default action, is for a request.
func (l *listener) claims(r *http.Request) bool {
	for _, x := range l.rules {
		if x.matches(r) {
			return true
		}
	}
	return false
}

// site returns the site of a service, else the environment's first.
func (env *environment) site(service string) *distribution {
	for _, s := range env.sites {
		if service != "" && s.tags["service"] == service {
			return s
		}
	}
	if len(env.sites) > 0 {
		return env.sites[0]
	}
	return nil
}

// message answers as API Gateway does for itself.
func message(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// A client that has gone needs no answer.
	_, _ = w.Write([]byte(`{"message":"` + text + `"}`))
}
