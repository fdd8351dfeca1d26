package platform

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
)

// Status is an error with the HTTP status that clients shall get.
type Status struct {
	Code    int
	Message string
}

func (s *Status) Error() string { return s.Message }

// Refuse returns an error that tells the client what is wrong with its request.
func Refuse(code int, format string, args ...any) error {
	return &Status{Code: code, Message: fmt.Sprintf(format, args...)}
}

// JSON answers with v.
func JSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		slog.Error("answer", "error", err)
	}
}

// Handle turns a function that returns a value or an error into a handler.
func Handle[T any](f func(r *http.Request) (T, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := f(r)
		if err != nil {
			fail(w, r, err)
			return
		}
		JSON(w, v)
	}
}

func fail(w http.ResponseWriter, r *http.Request, err error) {
	status := &Status{Code: http.StatusInternalServerError, Message: "internal error"}
	if !errors.As(err, &status) {
		slog.Error("request failed", "method", r.Method, "path", r.URL.Path, "error", err)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status.Code)
	json.NewEncoder(w).Encode(map[string]string{"error": status.Message})
}

// Body reads the request's JSON into a T.
func Body[T any](r *http.Request) (T, error) {
	var v T
	if err := json.NewDecoder(http.MaxBytesReader(nil, r.Body, 1<<20)).Decode(&v); err != nil {
		return v, Refuse(http.StatusBadRequest, "the body is not the JSON expected here: %v", err)
	}
	return v, nil
}
