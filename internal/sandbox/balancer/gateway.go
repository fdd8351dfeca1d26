package balancer

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/store"
)

// api is an HTTP API with a stage. Without one it is not deployed and has no routes.
type api struct {
	id     string
	name   string
	routes []*route // the most specific first
	normal *route   // $default
	cors   *cors
	log    *accessLog
	counts gatewayCounters
}

// route is a route of an API and the integration behind it.
type route struct {
	key     string
	method  string // ANY or one
	pattern pathPattern
	limit   limit
	uri     string
	timeout time.Duration
	changes []change
	// guarded says that requests must bring a token that the authorizer finds good.
	guarded    bool
	authorizer *authorizer
	scopes     []string
}

type gatewayCounters struct{ requests, clientErrors, serverErrors, latency *metrics.Recorder }

// longestIntegration is API Gateway's limit for HTTP APIs (quotas page).
const longestIntegration = 30 * time.Second

// newAPIs makes the APIs of the records, by ID. The caller holds b.loading.
func (b *Balancer) newAPIs() map[string]*api {
	out := map[string]*api{}
	for _, record := range b.records.apis.all() {
		id := record.key.ID
		out[id] = &api{id: id, name: record.view.Name, cors: newCORS(record.view.CORS), counts: b.gatewayCounters(record.key)}
	}
	stages := map[string]*store.GatewayStage{}
	for _, record := range b.records.stages.all() {
		// Without a mapping that says otherwise, $default is the stage at the root.
		if id := record.view.APIID; stages[id] == nil || record.view.Name == "$default" {
			stages[id] = record.view
		}
	}
	for id, stage := range stages {
		for _, l := range stage.Log {
			if a := out[id]; a != nil {
				a.log = newAccessLog(l.Destination, l.Format)
			}
		}
	}
	authorizers := map[string]*authorizer{}
	for _, record := range b.records.authorizers.all() {
		authorizers[record.key.ID] = newAuthorizer(record.view)
	}
	integrations := map[string]*store.GatewayIntegration{}
	for _, record := range b.records.integrations.all() {
		integrations[record.key.ID] = record.view
	}
	for _, record := range b.records.routes.all() {
		view := record.view
		a, stage := out[view.APIID], stages[view.APIID]
		if a == nil || stage == nil {
			continue
		}
		r := newRoute(view, stage, integrations[strings.TrimPrefix(view.Target, "integrations/")])
		r.guarded, r.authorizer, r.scopes = view.Authorization == "JWT", authorizers[view.AuthorizerID], view.Scopes
		a.add(r)
	}
	for _, a := range out {
		a.sort()
	}
	return out
}

func newRoute(view *store.GatewayRoute, stage *store.GatewayStage, to *store.GatewayIntegration) *route {
	r := &route{key: view.Key, timeout: longestIntegration}
	if to != nil {
		r.uri = to.URI
		r.changes = newChanges(to.Parameters)
		if to.Timeout > 0 {
			r.timeout = min(r.timeout, time.Duration(to.Timeout)*time.Millisecond)
		}
	}
	r.limit = limit{api: view.APIID, stage: stage.Name}
	for _, d := range stage.Defaults {
		r.limit.rate, r.limit.burst = d.Rate, d.Burst
	}
	for _, own := range stage.Routes {
		if own.RouteKey == view.Key && own.Rate > 0 {
			r.limit = limit{view.APIID, stage.Name, view.Key, own.Rate, own.Burst}
		}
	}
	return r
}

func (a *api) add(r *route) {
	if r.key == "$default" {
		a.normal = r
		return
	}
	method, path, _ := strings.Cut(r.key, " ")
	r.method, r.pattern = method, newPathPattern(path)
	a.routes = append(a.routes, r)
}

func (a *api) sort() { slices.SortStableFunc(a.routes, compareRoutes) }

// match returns the route of a request, but never $default.
func (a *api) match(method, path string) *route {
	for _, r := range a.routes {
		if (r.method == "ANY" || r.method == method) && r.pattern.matches(path) {
			return r
		}
	}
	return nil
}

func (b *Balancer) gatewayCounters(key store.Key) gatewayCounters {
	record := func(name string) *metrics.Recorder {
		return b.metrics.Recorder(metrics.Series{
			Account: key.Account, Region: key.Region, Namespace: "AWS/ApiGateway", Name: name, Dimensions: "ApiId=" + key.ID,
		})
	}
	return gatewayCounters{record("Count"), record("4xx"), record("5xx"), record("Latency")}
}

// serveAPI answers a request through a route's integration.
func (b *Balancer) serveAPI(w http.ResponseWriter, r *http.Request, a *api, to *route) {
	out := &response{ResponseWriter: w}
	c := newCall(r, a, to)
	out.Header().Set("Apigw-Requestid", c.id)
	defer func() {
		a.counts.add(out.status, c.began)
		b.log(c, out)
	}()
	if !b.allow(to.limit, c.began) {
		message(out, http.StatusTooManyRequests, "Too Many Requests")
		return
	}
	if to.guarded {
		if err := b.authorize(out, r, to.authorizer, to.scopes); err != nil {
			c.problem, c.unauthorized = err.Error(), true
			return
		}
	}
	out.before = func(h http.Header) {
		c.integration, c.took = out.status, time.Since(c.began)
		if a.cors != nil {
			a.cors.apply(h, r)
		}
	}
	b.integrate(out, r, c)
}

// integrate has the service behind a route answer.
func (b *Balancer) integrate(out *response, r *http.Request, c *call) {
	to := c.route
	ctx, cancel := context.WithTimeout(r.Context(), to.timeout)
	defer cancel()
	r = r.WithContext(ctx)
	r.Header.Set("Forwarded", forwarded(r))
	r = changed(r, to.changes)
	if strings.HasPrefix(to.uri, "arn:") {
		b.serve(out, r, to.uri)
		return
	}
	if u, err := url.Parse(to.uri); err == nil {
		if d, ok := b.now.Load().names.resolve(u.Hostname()); ok && d.balancer != nil {
			_, port := splitPort(u.Host)
			b.enter(out, r, u.Hostname(), port)
			return
		}
	}
	out.before, c.problem = nil, "the integration's URI leads nowhere"
	message(out, http.StatusServiceUnavailable, "Service Unavailable")
}

// forwarded is the header that HTTP APIs add (RFC 7239).
func forwarded(r *http.Request) string {
	value := "for=" + clientOf(r) + ";host=" + r.Host + ";proto=https"
	if before := r.Header.Get("Forwarded"); before != "" {
		return before + ", " + value
	}
	return value
}

// add counts a request. Latency is in milliseconds, as API Gateway has it.
func (c gatewayCounters) add(status int, began time.Time) {
	now := time.Now()
	c.requests.Add(now, 1)
	c.latency.Add(now, float64(now.Sub(began))/float64(time.Millisecond))
	switch {
	case status >= 500:
		c.serverErrors.Add(now, 1)
	case status >= 400:
		c.clientErrors.Add(now, 1)
	}
}

// response remembers the status, and lets headers be changed before they are sent.
type response struct {
	http.ResponseWriter
	status int
	size   int64 // of the body, in bytes
	before func(http.Header)
}

func (w *response) WriteHeader(status int) {
	if w.status == 0 && status >= http.StatusOK {
		w.status = status
		if w.before != nil {
			w.before(w.Header())
		}
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *response) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.WriteHeader(http.StatusOK)
	}
	n, err := w.ResponseWriter.Write(p)
	w.size += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController, which streams and upgrades go through.
func (w *response) Unwrap() http.ResponseWriter { return w.ResponseWriter }
