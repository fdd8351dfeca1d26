package stack

import "flota.dev/flota/internal/fleet"

// edge leaves out what is not asked for, so that a module that is not there is no change to a plan.
type edge struct {
	API      bool            `json:"api"`
	CDN      bool            `json:"cdn"`
	Cache    int             `json:"cache_seconds,omitempty"`
	WAF      *waf            `json:"waf,omitempty"`
	Throttle *throttle       `json:"throttle,omitempty"`
	CORS     *cors           `json:"cors,omitempty"`
	Auth     map[string]auth `json:"auth,omitempty"`
}

type waf struct {
	Rules         []string `json:"rules"`
	Rate          int      `json:"rate"`
	WindowSeconds int      `json:"window_seconds"`
	Block         []string `json:"block,omitempty"`
	OriginKey     int      `json:"origin_key,omitempty"`
}

type throttle struct {
	Rate  int `json:"rate"`
	Burst int `json:"burst"`
}

type cors struct {
	Origins       []string `json:"origins"`
	Methods       []string `json:"methods"`
	Headers       []string `json:"headers"`
	Expose        []string `json:"expose,omitempty"`
	Credentials   bool     `json:"credentials"`
	MaxAgeSeconds int      `json:"max_age_seconds"`
}

type auth struct {
	Issuer   string   `json:"issuer"`
	Audience []string `json:"audience"`
}

// entry is how the world's requests get to a public service.
type entry struct {
	Paths    []string  `json:"paths"`
	Auth     string    `json:"auth,omitempty"`
	Scopes   []string  `json:"scopes,omitempty"`
	Throttle *throttle `json:"throttle,omitempty"`
}

func newEdge(e fleet.Edge) edge {
	v := edge{API: e.API, CDN: e.CDN, Cache: seconds(e.Cache)}
	if w := e.WAF; w != nil {
		v.WAF = &waf{Rules: w.Rules, Rate: w.Rate, WindowSeconds: seconds(w.Window), Block: w.Block}
	}
	if !e.API {
		return v
	}
	if v.WAF != nil && e.CDN {
		v.WAF.OriginKey = e.WAF.OriginKey
	}
	v.Throttle = &throttle{e.Throttle.Rate, e.Throttle.Burst}
	if c := e.CORS; c != nil {
		v.CORS = &cors{
			Origins: c.Origins, Methods: c.Methods, Headers: c.Headers, Expose: c.Expose,
			Credentials: c.Credentials, MaxAgeSeconds: seconds(c.MaxAge),
		}
	}
	for name, a := range e.Auth {
		if v.Auth == nil {
			v.Auth = map[string]auth{}
		}
		v.Auth[name] = auth(a)
	}
	return v
}

// newEntries are the routes of the environment's API: of public services, and
// none where a load balancer takes the requests.
func newEntries(e fleet.Edge, services []*fleet.Service) map[string]entry {
	out := map[string]entry{}
	for _, s := range services {
		if s.Kind != fleet.HTTP || !s.Route.Public || !e.API {
			continue
		}
		to := entry{Paths: s.Route.Paths, Auth: s.Route.Auth, Scopes: s.Route.Scopes}
		if t := s.Route.Throttle; t != nil {
			to.Throttle = &throttle{t.Rate, t.Burst}
		}
		out[s.Name] = to
	}
	return out
}
