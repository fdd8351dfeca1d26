package balancer

import (
	"net/http"
	"net/textproto"
	"net/url"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// selection says which names of a kind a policy takes.
type selection struct {
	behavior string // none, whitelist, allExcept or all
	names    []string
}

func newSelection(behavior string, items []store.Items) selection {
	s := selection{behavior: behavior}
	for _, i := range items {
		s.names = append(s.names, i.Items...)
	}
	return s
}

func (s selection) takes(name string) bool {
	listed := slices.ContainsFunc(s.names, func(one string) bool { return strings.EqualFold(one, name) })
	switch s.behavior {
	case "all", "allViewer", "allViewerAndWhitelistCloudFront":
		return true
	case "whitelist":
		return listed
	case "allExcept":
		return !listed
	}
	return false
}

// parts are the selections of a policy.
type parts struct{ cookies, headers, queries selection }

func newParts(view store.Selected) parts {
	var p parts
	for _, c := range view.Cookies {
		p.cookies = newSelection(c.Behavior, c.Items)
	}
	for _, h := range view.Headers {
		p.headers = newSelection(h.Behavior, h.Items)
	}
	for _, q := range view.Queries {
		p.queries = newSelection(q.Behavior, q.Items)
	}
	return p
}

var (
	everything = selection{behavior: "all"}
	allViewer  = parts{everything, everything, everything}
)

// managedForwards are CloudFront's own origin request policies (CloudFront
// guide, "Use managed origin request policies").
var managedForwards = map[string]parts{
	"216adef6-5c7f-47e4-b989-5492eafa07d3": allViewer,                                                          // AllViewer
	"b689b0a8-53d0-40ab-baf2-68738e2966ac": {everything, selection{"allExcept", []string{"Host"}}, everything}, // AllViewerExceptHostHeader
}

// always are the headers that an origin gets whatever the policies say: what a body and a condition mean.
var always = []string{"Content-Type", "Content-Length", "Content-Encoding", "Range", "If-Match", "If-None-Match", "If-Modified-Since",
	"If-Unmodified-Since", "Upgrade", "Connection", "Sec-Websocket-Key", "Sec-Websocket-Version", "Sec-Websocket-Protocol", "Sec-Websocket-Extensions"}

// forwarded returns the request as a custom origin gets it: what the policy of
// the cache's key takes, and what that of requests takes.
func (at *behavior) forwarded(r *http.Request, domain string) *http.Request {
	out := r.Clone(r.Context())
	takes := func(of func(parts) selection, name string) bool {
		return of(at.forward).takes(name) || at.cache != nil && of(at.cache.key).takes(name)
	}
	if !takes(func(p parts) selection { return p.headers }, "Host") {
		out.Host = domain
	}
	for name := range out.Header {
		if !slices.Contains(always, name) && name != "Cookie" && !takes(func(p parts) selection { return p.headers }, name) {
			out.Header.Del(name)
		}
	}
	out.Header.Del("Cookie")
	for _, c := range r.Cookies() {
		if takes(func(p parts) selection { return p.cookies }, c.Name) {
			out.AddCookie(c)
		}
	}
	if encoding := at.encoding(r); encoding != "" {
		out.Header.Set("Accept-Encoding", encoding)
	}
	if r.Header.Get("User-Agent") == "" || out.Header.Get("User-Agent") == "" {
		out.Header.Set("User-Agent", "Amazon CloudFront")
	}
	out.Header.Add("X-Forwarded-For", clientOf(r))
	for _, own := range at.origin.Headers {
		out.Header.Set(own.Name, own.Value)
	}
	out.URL.RawQuery = chosenQuery(r, func(name string) bool { return takes(func(p parts) selection { return p.queries }, name) })
	return out
}

// chosenQuery is the query without the parameters that are not taken, as it was written.
func chosenQuery(r *http.Request, takes func(name string) bool) string {
	var kept []string
	for pair := range strings.SplitSeq(r.URL.RawQuery, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if decoded, err := url.QueryUnescape(name); err == nil {
			name = decoded
		}
		if pair != "" && takes(name) {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}

// encoding is what a cache that keeps compressed answers apart asks for.
func (at *behavior) encoding(r *http.Request) string {
	if at.cache == nil {
		return ""
	}
	var out []string
	asked := strings.ToLower(strings.Join(r.Header[textproto.CanonicalMIMEHeaderKey("Accept-Encoding")], ","))
	if at.cache.brotli && strings.Contains(asked, "br") {
		out = append(out, "br")
	}
	if at.cache.gzip && strings.Contains(asked, "gzip") {
		out = append(out, "gzip")
	}
	return strings.Join(out, ",")
}
