package balancer

import (
	"net/http"
	"strings"
)

// edge is what stands in front of the load balancers: the APIs and sites of
// each environment.
type edge struct {
	environments []*environment // in the order of their first API or site
	hosts        map[string]*host
}

// environment is found by the tags "fleet" and "environment" of its resources.
type environment struct {
	fleet string
	name  string
	apis  []*api
	sites []*site
}

// host is a name that belongs to one environment for certain.
type host struct {
	environment *environment
	api         *api   // if the name is an API's
	site        *site  // if the name is a distribution's
	base        string // base path of the mapping, such as /v1, which the API does not see
}

// newEdge makes the edge of the records. The caller holds b.loading.
func (b *Balancer) newEdge() *edge {
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
	for _, s := range b.newSites() {
		env := e.environment(s.tags, s.id)
		if _, files := bucketOf(s.normal.origin.Domain); files {
			env.sites = append(env.sites, s)
		}
		for _, name := range s.names {
			e.hosts[canonical(name)] = &host{environment: env, site: s}
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

// find tells what a request's host names: an API or a site by its own name, or
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
				return &host{environment: env, site: env.site(first)}
			}
		}
	}
	for _, env := range e.environments {
		if len(env.apis) > 0 {
			return &host{environment: env, site: env.site("")}
		}
	}
	if len(e.environments) > 0 {
		env := e.environments[0]
		return &host{environment: env, site: env.site("")}
	}
	return nil
}

// Edge returns the handler of the edge listener: API Gateway's routes first,
// then the environment's site. See edge.find for how a request's host chooses
// the environment.
func (b *Balancer) Edge() http.Handler { return http.HandlerFunc(b.serveEdge) }

func (b *Balancer) serveEdge(w http.ResponseWriter, r *http.Request) {
	h := b.now.Load().edge.find(r.Host, b.fallback)
	if h == nil {
		message(w, http.StatusNotFound, "Not Found")
		return
	}
	apis := h.environment.apis
	if h.api != nil {
		apis = []*api{h.api}
	}
	path, inside := strings.CutPrefix(r.URL.Path, h.base)
	if inside {
		for _, a := range apis {
			if route := a.match(r.Method, path); route != nil {
				b.serveAPI(w, r, a, route)
				return
			}
		}
	}
	if h.site != nil && b.objects != nil {
		b.serveSite(w, r, h.site)
		return
	}
	for _, a := range apis {
		if inside && a.normal != nil {
			b.serveAPI(w, r, a, a.normal)
			return
		}
	}
	message(w, http.StatusNotFound, "Not Found")
}

// site returns the site of a service, else the environment's first.
func (env *environment) site(service string) *site {
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
