// Package api is the sandbox's AWS door: one HTTP handler that speaks AWS's
// wire protocols for the operations that flota's engines and a curious user of
// the aws command line need, so that the same client code works against the
// sandbox and against AWS.
//
// Every service is a table of typed operations (see handle and route). What an
// operation answers comes from the store, where Terraform put it, and from the
// parts of the sandbox that run things.
package api

import (
	"net/http"
	"strings"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/store"
)

// Config is what the door opens onto.
type Config struct {
	Store *store.Store
	Clock clock.Clock
	// Dir is where the door keeps what is its own; S3's objects among it.
	Dir string
}

// API is the handler of all services.
type API struct {
	Config
	byTarget  map[string]*service
	bySigning map[string]*service
}

// New makes the door ready to serve.
func New(cfg Config) *API {
	a := &API{Config: cfg, byTarget: map[string]*service{}, bySigning: map[string]*service{}}
	for _, s := range []*service{a.sts(), a.ecs(), a.scheduler()} {
		a.bySigning[s.signing] = s
		if s.target != "" {
			a.byTarget[s.target] = s
		}
	}
	return a
}

// ServeHTTP finds out which service and which protocol a request is for. The
// order matters: headers that only one protocol has come first, and S3, whose
// paths can look like anything, comes last.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := callerOf(r)
	w.Header().Set("X-Amzn-Requestid", c.RequestID)
	switch {
	case r.Header.Get("X-Amz-Target") != "":
		a.serveJSON(w, r, c)
	case isCBOR(r):
		a.serveCBOR(w, r, c)
	case isQuery(r):
		a.serveQuery(w, r, c)
	default:
		a.serveREST(w, r, c)
	}
}

// endpoint is the address under which the client reached the door.
func endpoint(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + strings.TrimSuffix(r.Host, "/")
}
