package balancer

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// cors is an API's answer to browsers whose pages come from another origin. Nil is none.
type cors struct{ store.GatewayCORS }

func newCORS(view []store.GatewayCORS) *cors {
	if len(view) == 0 {
		return nil
	}
	return &cors{view[0]}
}

// preflight reports whether a browser asks what it may send.
func preflight(r *http.Request) bool {
	return r.Method == http.MethodOptions && r.Header.Get("Origin") != "" && r.Header.Get("Access-Control-Request-Method") != ""
}

// answer is API Gateway's own to a preflight request that no route takes
// (API Gateway guide, "Configure CORS for HTTP APIs").
func (c *cors) answer(w http.ResponseWriter, r *http.Request) {
	c.apply(w.Header(), r)
	w.WriteHeader(http.StatusNoContent)
}

// apply sets the headers, in the place of what a service has set. Without an
// origin that is allowed there are none.
func (c *cors) apply(h http.Header, r *http.Request) {
	for name := range h {
		if strings.HasPrefix(name, "Access-Control-") {
			h.Del(name)
		}
	}
	origin := r.Header.Get("Origin")
	allowed := c.origin(origin)
	if origin == "" || allowed == "" {
		return
	}
	h.Set("Access-Control-Allow-Origin", allowed)
	if c.Credentials {
		h.Set("Access-Control-Allow-Credentials", "true")
	}
	if len(c.Expose) > 0 {
		h.Set("Access-Control-Expose-Headers", strings.Join(c.Expose, ","))
	}
	if !preflight(r) {
		return
	}
	if len(c.Methods) > 0 {
		h.Set("Access-Control-Allow-Methods", strings.Join(c.Methods, ","))
	}
	if len(c.Headers) > 0 {
		h.Set("Access-Control-Allow-Headers", strings.Join(c.Headers, ","))
	}
	if c.MaxAge > 0 {
		h.Set("Access-Control-Max-Age", strconv.Itoa(c.MaxAge))
	}
}

// origin returns what stands in Access-Control-Allow-Origin: * for all, else
// the origin itself if it is listed, alone or by its scheme.
func (c *cors) origin(asking string) string {
	scheme, _, _ := strings.Cut(asking, "://")
	switch {
	case slices.Contains(c.Origins, "*"):
		return "*"
	case slices.Contains(c.Origins, asking), slices.Contains(c.Origins, scheme+"://*"):
		return asking
	}
	return ""
}
