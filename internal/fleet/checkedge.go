package fleet

import (
	"fmt"
	"maps"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

var (
	// pageOrigin is what API Gateway takes as an allowed origin (API Gateway guide, "Configure CORS for HTTP APIs").
	pageOrigin = regexp.MustCompile(`^(\*|https?://(\*|[a-z0-9.-]+(:[0-9]+)?))$`)
	methodName = regexp.MustCompile(`^(\*|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$`)
	headerName = regexp.MustCompile(`^(\*|[A-Za-z0-9!#$%&'+.^_|~-]+)$`)
	scopeName  = regexp.MustCompile(`^[\x21\x23-\x5b\x5d-\x7e]{1,64}$`)
)

// ruleGroups are the names of the groups of AWS's managed rules that edge/waf knows.
var ruleGroups = []string{"common", "known_bad_inputs", "ip_reputation", "sql", "linux", "anonymous_ip"}

// windows are the times over which AWS WAF counts requests (AWS WAF guide, "Rate-based rule settings").
var windows = []time.Duration{time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute}

// checkEdge checks the edge of an environment, whose base is n.
func (l *loader) checkEdge(n *node, e Edge) {
	if e.WAF != nil {
		l.checkWAF(n, e)
	}
	if e.Cache > 0 && !e.CDN {
		l.report.add(n.at("edge", "cache"), "add cdn: true", "edge.cache needs edge.cdn: CloudFront keeps the answers")
	}
	if !e.API {
		for _, key := range []string{"throttle", "cors", "auth"} {
			if n.has("edge", key) {
				l.report.add(n.at("edge", key), "remove it, or set api: true", "edge.%s needs edge.api: API Gateway does it", key)
			}
		}
	}
	if e.CORS != nil {
		l.checkCORS(n.deepest("edge", "cors"), *e.CORS)
	}
	for _, name := range slices.Sorted(maps.Keys(e.Auth)) {
		l.checkAuth(n.deepest("edge", "auth"), name, e.Auth[name])
	}
}

func (l *loader) checkWAF(n *node, e Edge) {
	if e.API && !e.CDN {
		l.report.add(n.at("edge", "waf"), "add cdn: true, or set api: false", "edge.waf needs edge.cdn: AWS WAF cannot guard API Gateway's HTTP APIs")
	}
	waf := n.deepest("edge", "waf")
	for i, name := range e.WAF.Rules {
		if !slices.Contains(ruleGroups, name) {
			l.report.add(waf.itemAt(i, "rules"), suggest(name, ruleGroups, "known groups: "+strings.Join(ruleGroups, ", ")), "edge.waf.rules: there is no group %q", name)
		}
	}
	if !slices.Contains(windows, e.WAF.Window) {
		l.report.add(waf.at("window"), "write 1m, 2m, 5m or 10m", "edge.waf.window: AWS WAF does not count over %s", show(e.WAF.Window))
	}
	for i, block := range e.WAF.Block {
		if p, err := netip.ParsePrefix(block); err != nil || !p.Addr().Is4() || p != p.Masked() || p.Bits() == 0 {
			l.report.add(waf.itemAt(i, "block"), "for example block: [203.0.113.0/24]", "edge.waf.block %q is not an IPv4 range", block)
		}
	}
}

func (l *loader) checkCORS(n *node, c CORS) {
	if len(c.Origins) == 0 {
		l.report.add(n.place, "for example cors: https://app.example.com", "edge.cors names no origins")
	}
	for _, list := range []struct {
		key    string
		values []string
		form   *regexp.Regexp
		what   string
	}{
		{"origins", c.Origins, pageOrigin, "an origin such as https://app.example.com"},
		{"methods", c.Methods, methodName, "a method such as GET"},
		{"headers", c.Headers, headerName, "a header's name"},
		{"expose", c.Expose, headerName, "a header's name"},
	} {
		for i, value := range list.values {
			switch {
			case !list.form.MatchString(value):
				l.report.add(n.itemAt(i, list.key), "", "edge.cors.%s %q is not %s", list.key, value, list.what)
			case value == "*" && c.Credentials:
				l.report.add(n.itemAt(i, list.key), "name them, or remove credentials", "edge.cors.%s cannot be * where pages send cookies: browsers refuse it", list.key)
			}
		}
	}
	if c.MaxAge > day {
		l.report.add(n.at("max_age"), "", "edge.cors.max_age is a day at most, not %s", show(c.MaxAge))
	}
}

func (l *loader) checkAuth(n *node, name string, a Auth) {
	path := "edge.auth." + name
	l.checkName(n.keyAt(name), "issuer", name)
	if !n.has(name, "issuer") {
		l.missing(n.keyAt(name), "issuer", path, "issuer: https://id.example.com")
	} else if !issuer(a.Issuer) {
		l.report.add(n.at(name, "issuer"), "for example issuer: https://id.example.com", "%s.issuer %q is not an https URL", path, a.Issuer)
	}
	if len(a.Audience) == 0 {
		l.missing(n.keyAt(name), "audience", path, "audience: [cambio]")
	}
}

// issuer accepts what API Gateway does, and plain HTTP on loopback, which only the sandbox reaches.
func issuer(text string) bool {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return false
	}
	local := u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1"
	return u.Scheme == "https" || u.Scheme == "http" && local
}

// checkEntry checks what the edge asks of a service's requests.
func (l *loader) checkEntry(v view) {
	n, r := v.node.get("route"), v.Route
	for _, key := range []string{"auth", "scopes", "throttle"} {
		switch {
		case !n.has(key):
		case v.Kind != HTTP:
			l.report.add(n.keyAt(key), "remove it", "a service of kind %s has no route.%s", v.Kind, key)
		case !r.Public:
			l.report.add(n.keyAt(key), "add public: true, or remove it", "route.%s is for public services: API Gateway does it", key)
		case v.stage != nil && !v.stage.Base.Edge.API:
			l.report.add(n.keyAt(key), "remove it there, or set api: true under base.edge", "route.%s needs edge.api, which %s has not", key, v.stage.Name)
		}
	}
	if len(r.Scopes) > 0 && r.Auth == "" {
		l.report.add(n.keyAt("scopes"), "add auth, the name of an issuer under base.edge.auth", "route.scopes needs route.auth")
	}
	for i, scope := range r.Scopes {
		if !scopeName.MatchString(scope) {
			l.report.add(n.itemAt(i, "scopes"), "", "route.scopes %q is not a scope: 64 visible characters at most, without quotes and backslashes", scope)
		}
	}
	if v.stage == nil || r.Auth == "" || !v.stage.Base.Edge.API {
		return
	}
	if known := slices.Sorted(maps.Keys(v.stage.Base.Edge.Auth)); !slices.Contains(known, r.Auth) {
		hint := fmt.Sprintf("add it to base.edge.auth: {%s: {issuer: https://id.example.com, audience: [%s]}}", r.Auth, l.manifest.Name)
		l.report.add(n.at("auth"), suggest(r.Auth, known, hint), "route.auth: %s has no issuer %q under base.edge.auth", v.stage.Name, r.Auth)
	}
}
