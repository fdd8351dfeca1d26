package api

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// maxBody bounds the requests that are read as a whole. AWS's own limits are
// lower; the largest is PutMetricData's and PutLogEvents' 1 MB.
const maxBody = 8 << 20

// serveJSON answers AWS JSON 1.0 and 1.1: the operation is named by X-Amz-Target.
func (a *API) serveJSON(w http.ResponseWriter, r *http.Request, c caller) {
	target := r.Header.Get("X-Amz-Target")
	prefix, name := target, ""
	if dot := strings.LastIndexByte(target, '.'); dot >= 0 {
		prefix, name = target[:dot], target[dot+1:]
	}
	kind := r.Header.Get("Content-Type")
	if !strings.HasPrefix(kind, "application/x-amz-json") {
		kind = "application/x-amz-json-1.1"
	}
	s, ok := a.byTarget[prefix]
	if !ok {
		writeJSONError(w, kind, failf("UnknownOperationException", "the sandbox does not have the operation %s", target))
		return
	}
	out, err := s.run(r.Context(), c, name, func(into any) error { return decodeJSON(r, into) })
	if err != nil {
		writeJSONError(w, kind, asError(err))
		return
	}
	writeJSON(w, kind, http.StatusOK, out)
}

func decodeJSON(r *http.Request, into any) error {
	body, err := readBody(r)
	if err != nil || len(bytes.TrimSpace(body)) == 0 {
		return err
	}
	return json.Unmarshal(body, into)
}

// readBody reads a request, unpacking it where the client packed it: the SDKs
// do that to large PutMetricData calls.
func readBody(r *http.Request) ([]byte, error) {
	var from io.Reader = http.MaxBytesReader(nil, r.Body, maxBody)
	if r.Header.Get("Content-Encoding") == "gzip" {
		unpacked, err := gzip.NewReader(from)
		if err != nil {
			return nil, err
		}
		from = io.LimitReader(unpacked, maxBody+1)
	}
	body, err := io.ReadAll(from)
	if err == nil && len(body) > maxBody {
		return nil, fmt.Errorf("the request is larger than %d bytes", maxBody)
	}
	return body, err
}

func writeJSON(w http.ResponseWriter, kind string, status int, out any) {
	body, err := json.Marshal(out)
	if err != nil {
		writeJSONError(w, kind, asError(err))
		return
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	w.Write(body)
}

func writeJSONError(w http.ResponseWriter, kind string, e *Error) {
	w.Header().Set("X-Amzn-Errortype", e.Code)
	// Services differ in how they spell message; clients read either.
	writeJSON(w, kind, e.status(), map[string]string{"__type": e.Code, "message": e.Message, "Message": e.Message})
}
