package api

import (
	"net/http"

	"flota.dev/flota/internal/sandbox/store"
)

// serveOwn answers what is the sandbox's own and has no counterpart on AWS.
func (a *API) serveOwn(w http.ResponseWriter, r *http.Request) {
	const kind = "application/json"
	switch r.URL.Path {
	case "/_flota/health":
		writeJSON(w, kind, http.StatusOK, map[string]string{"status": "ok"})
	case "/_flota/names":
		writeJSON(w, kind, http.StatusOK, a.names())
	default:
		writeJSONError(w, kind, &Error{Code: "NotFound", Message: r.URL.Path + " is not there", Status: http.StatusNotFound})
	}
}

// names maps the names that Terraform gave to load balancers and DNS records
// to the loopback addresses on which they answer.
func (a *API) names() map[string]string {
	out := map[string]string{}
	for _, name := range a.hosts() {
		if at, ok := a.Balancer.Address(name); ok {
			out[name] = at
		}
	}
	return out
}

func (a *API) hosts() []string {
	var out []string
	for _, r := range a.Store.List("aws_lb", "", "") {
		if lb, err := store.Decode[store.LoadBalancer](r); err == nil && lb.DNSName != "" {
			out = append(out, lb.DNSName)
		}
	}
	for _, r := range a.Store.List("aws_route53_record", "", "") {
		if record, err := store.Decode[store.DNSRecord](r); err == nil && record.FQDN != "" {
			out = append(out, record.FQDN)
		}
	}
	return out
}
