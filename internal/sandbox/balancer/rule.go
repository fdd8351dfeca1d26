package balancer

import (
	"net"
	"net/http"
	"net/textproto"

	"flota.dev/flota/internal/sandbox/store"
)

// rule is a listener rule made ready for matching.
type rule struct {
	priority   int
	conditions []condition
	action     *action
}

// condition holds if any of its values does.
type condition func(r *http.Request) bool

// matches reports whether all conditions hold.
func (x *rule) matches(r *http.Request) bool {
	for _, holds := range x.conditions {
		if !holds(r) {
			return false
		}
	}
	return true
}

// newConditions makes one condition of each block. A block of a kind that is
// not known here, such as source_ip, never holds: to leave it out would send
// requests where they must not go.
func newConditions(blocks []store.Condition) []condition {
	out := make([]condition, len(blocks))
	for i, block := range blocks {
		out[i] = newCondition(block)
	}
	return out
}

func newCondition(c store.Condition) condition {
	switch {
	case len(c.PathPattern) > 0:
		patterns := wildcards(c.PathPattern[0].Values, false)
		return func(r *http.Request) bool { return anyMatches(patterns, r.URL.EscapedPath()) }
	case len(c.HostHeader) > 0:
		patterns := wildcards(c.HostHeader[0].Values, true)
		return func(r *http.Request) bool { return anyMatches(patterns, hostname(r.Host)) }
	case len(c.HTTPHeader) > 0:
		name := textproto.CanonicalMIMEHeaderKey(c.HTTPHeader[0].Name)
		patterns := wildcards(c.HTTPHeader[0].Values, true)
		return func(r *http.Request) bool {
			for _, value := range r.Header[name] {
				if anyMatches(patterns, value) {
					return true
				}
			}
			return false
		}
	case len(c.Method) > 0:
		methods := c.Method[0].Values
		return func(r *http.Request) bool {
			for _, m := range methods {
				if m == r.Method {
					return true
				}
			}
			return false
		}
	}
	return func(*http.Request) bool { return false }
}

func wildcards(values []string, fold bool) []wildcard {
	out := make([]wildcard, len(values))
	for i, v := range values {
		out[i] = newWildcard(v, fold)
	}
	return out
}

func anyMatches(patterns []wildcard, text string) bool {
	for i := range patterns {
		if patterns[i].matches(text) {
			return true
		}
	}
	return false
}

// hostname is a Host header's value without the port.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return host
}
