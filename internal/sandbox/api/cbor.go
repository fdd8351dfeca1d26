package api

import (
	"net/http"
	"reflect"
	"strings"
)

// isCBOR tells requests of smithy's rpc-v2-cbor protocol, by its header
// (smithy.io, "Smithy RPC v2 CBOR protocol").
func isCBOR(r *http.Request) bool {
	return r.Header.Get("Smithy-Protocol") == "rpc-v2-cbor"
}

// serveCBOR answers POST /service/TARGET/operation/NAME.
func (a *API) serveCBOR(w http.ResponseWriter, r *http.Request, c caller) {
	part := strings.Split(r.URL.Path, "/")
	if len(part) < 5 || part[len(part)-4] != "service" || part[len(part)-2] != "operation" {
		writeCBORError(w, failf("UnknownOperationException", "%s names no operation", r.URL.Path))
		return
	}
	target, name := part[len(part)-3], part[len(part)-1]
	s, ok := a.byTarget[target]
	if !ok {
		writeCBORError(w, unknownService(target))
		return
	}
	out, err := s.run(r.Context(), c, name, func(into any) error {
		body, err := readBody(r)
		if err != nil || len(body) == 0 {
			return err
		}
		tree, err := decodeCBOR(body)
		if err != nil {
			return err
		}
		return assign(tree, reflect.ValueOf(into).Elem())
	})
	if err != nil {
		writeCBORError(w, asError(err))
		return
	}
	writeCBOR(w, http.StatusOK, out)
}

func writeCBOR(w http.ResponseWriter, status int, out any) {
	w.Header().Set("Content-Type", "application/cbor")
	w.Header().Set("Smithy-Protocol", "rpc-v2-cbor")
	w.WriteHeader(status)
	w.Write(appendCBOR(nil, reflect.ValueOf(out)))
}

func writeCBORError(w http.ResponseWriter, e *Error) {
	writeCBOR(w, e.status(), map[string]string{"__type": e.Code, "message": e.Message})
}
