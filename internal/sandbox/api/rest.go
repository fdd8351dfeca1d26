package api

import (
	"context"
	"net/http"
	"reflect"
)

// route adds an operation of the REST-JSON protocol. The pattern is
// http.ServeMux's, such as "GET /schedules/{Name}". Fields of In come from the
// body by their json tags; a field with the tag path:"Name" comes from the
// path, one with query:"groupName" from the query. Those are strings or integers.
func route[In, Out any](s *service, pattern string, do func(context.Context, caller, In) (Out, error)) {
	s.routes.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		const kind = "application/json"
		var in In
		err := decodeJSON(r, &in)
		if err == nil {
			err = decodePath(r, reflect.ValueOf(&in).Elem())
		}
		if err != nil {
			writeJSONError(w, kind, failf("ValidationException", "%s", err))
			return
		}
		out, err := do(r.Context(), callerFrom(r.Context()), in)
		if err != nil {
			writeJSONError(w, kind, asError(err))
			return
		}
		writeJSON(w, kind, http.StatusOK, out)
	})
}

type callerKey struct{}

func callerFrom(ctx context.Context) caller {
	c, _ := ctx.Value(callerKey{}).(caller)
	return c
}

func decodePath(r *http.Request, in reflect.Value) error {
	query := r.URL.Query()
	for i := range in.NumField() {
		tag := in.Type().Field(i).Tag
		value := ""
		if name := tag.Get("path"); name != "" {
			value = r.PathValue(name)
		} else if name := tag.Get("query"); name != "" {
			value = query.Get(name)
		}
		if value == "" {
			continue
		}
		if err := assign(value, in.Field(i)); err != nil {
			return err
		}
	}
	return nil
}

// serveREST answers REST-JSON services, known by whom the request is signed for.
func (a *API) serveREST(w http.ResponseWriter, r *http.Request, c caller) {
	s, ok := a.bySigning[c.Service]
	if !ok {
		writeJSONError(w, "application/json", unknownService(c.Service))
		return
	}
	if _, pattern := s.routes.Handler(r); pattern == "" {
		writeJSONError(w, "application/json", unknownOperation(s.signing, r.Method+" "+r.URL.Path))
		return
	}
	s.routes.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), callerKey{}, c)))
}
