package api

import (
	"errors"
	"fmt"
	"net/http"
)

// Error is an error as AWS's APIs answer it.
type Error struct {
	Code    string // such as ClusterNotFoundException
	Message string
	Status  int // HTTP status; 0 counts as 400
}

func (e *Error) Error() string { return e.Code + ": " + e.Message }

func (e *Error) status() int {
	if e.Status == 0 {
		return http.StatusBadRequest
	}
	return e.Status
}

// sender says whose fault it is, in the words of the query protocol.
func (e *Error) sender() string {
	if e.status() >= http.StatusInternalServerError {
		return "Receiver"
	}
	return "Sender"
}

// failf makes an Error with status 400, by far the most usual.
func failf(code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// asError turns what an operation returned into what the client is told.
func asError(err error) *Error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	return &Error{Code: "InternalFailure", Message: err.Error(), Status: http.StatusInternalServerError}
}

func unknownOperation(service, name string) *Error {
	return failf("UnknownOperationException", "the sandbox does not have the operation %s of %s", name, service)
}

func unknownService(name string) *Error {
	return failf("UnknownOperationException", "the sandbox does not have the service %s", name)
}
