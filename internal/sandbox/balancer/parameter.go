package balancer

import (
	"maps"
	"net/http"
	"slices"
	"strings"
)

// change is one line of an integration's request parameters (API Gateway
// guide, "Transform API requests and responses for HTTP APIs").
type change struct {
	verb  string // append, overwrite or remove
	place string // header, querystring or path
	name  string
	value string // text, or $request.path, $request.header.<name> or $request.querystring.<name>
}

// newChanges reads parameters such as "append:header.x-edge" = "yes".
func newChanges(parameters map[string]string) []change {
	var out []change
	for _, key := range slices.Sorted(maps.Keys(parameters)) {
		verb, target, _ := strings.Cut(key, ":")
		place, name, _ := strings.Cut(target, ".")
		out = append(out, change{verb, place, name, parameters[key]})
	}
	return out
}

// changed returns the request as the integration gets it. Values are taken
// from the request as it came.
func changed(r *http.Request, changes []change) *http.Request {
	if len(changes) == 0 {
		return r
	}
	out := r.Clone(r.Context())
	query := out.URL.Query()
	for _, c := range changes {
		value := c.resolve(r)
		switch c.place {
		case "header":
			c.apply(out.Header.Set, out.Header.Add, out.Header.Del, value)
		case "querystring":
			c.apply(query.Set, query.Add, query.Del, value)
			out.URL.RawQuery = query.Encode()
		case "path":
			out.URL.Path, out.URL.RawPath = value, ""
		}
	}
	return out
}

func (c change) apply(set, add func(name, value string), del func(name string), value string) {
	switch c.verb {
	case "overwrite":
		set(c.name, value)
	case "append":
		add(c.name, value)
	case "remove":
		del(c.name)
	}
}

func (c change) resolve(r *http.Request) string {
	switch {
	case c.value == "$request.path":
		return r.URL.Path
	case strings.HasPrefix(c.value, "$request.header."):
		return r.Header.Get(strings.TrimPrefix(c.value, "$request.header."))
	case strings.HasPrefix(c.value, "$request.querystring."):
		return r.URL.Query().Get(strings.TrimPrefix(c.value, "$request.querystring."))
	}
	return c.value
}
