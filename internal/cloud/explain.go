package cloud

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"syscall"

	"flota.dev/flota/internal/diag"
)

// apiError is an answer of AWS that says what went wrong.
type apiError interface {
	error
	ErrorCode() string
	ErrorMessage() string
}

// operationError names the call that failed.
type operationError interface {
	error
	Service() string
	Operation() string
}

// statusError is an answer with its HTTP status.
type statusError interface {
	error
	HTTPStatusCode() int
}

// codeOf returns AWS's code for an error, such as AccessDeniedException, or "".
func codeOf(err error) string {
	if e, ok := errors.AsType[apiError](err); ok {
		return e.ErrorCode()
	}
	return ""
}

// absent reports whether AWS says that something is not there.
func absent(err error) bool {
	switch codeOf(err) {
	case "NoSuchKey", "NotFound", "NoSuchBucket", "ResourceNotFoundException", "ParameterNotFound",
		"ServiceNotFoundException", "ServiceDeploymentNotFoundException", "ClusterNotFoundException",
		"ApplicationDoesNotExistException", "DeploymentGroupDoesNotExistException", "DeploymentDoesNotExistException",
		"RepositoryNotFoundException", "ImageNotFoundException", "TargetGroupNotFound", "TargetGroupNotFoundException":
		return true
	}
	return false
}

// explain turns an error of the SDK into one for the person who has to mend it.
// Other errors, and those of a context that ended, stay as they are.
func explain(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if _, ok := errors.AsType[*diag.Error](err); ok {
		return err
	}
	doing := "AWS"
	if op, ok := errors.AsType[operationError](err); ok {
		doing = op.Service() + " " + op.Operation()
	}
	if errors.Is(err, syscall.ECONNREFUSED) {
		return &diag.Error{What: doing + ": nothing answers: connection refused", Hint: "flota sandbox up", Err: err}
	}
	e, ok := errors.AsType[apiError](err)
	if !ok {
		return &diag.Error{What: fmt.Sprintf("%s: %v", doing, err), Err: err}
	}
	out := &diag.Error{What: fmt.Sprintf("%s: %s: %s", doing, e.ErrorCode(), e.ErrorMessage()), Err: err}
	out.Hint, out.Exit = advise(e.ErrorCode(), statusOf(err))
	return out
}

// advise tells what to do about an error code.
func advise(code string, status int) (hint string, exit diag.Exit) {
	switch {
	case strings.HasPrefix(code, "ExpiredToken"), code == "InvalidClientTokenId", code == "UnrecognizedClientException",
		code == "SignatureDoesNotMatch", code == "InvalidAccessKeyId", code == "AuthFailure":
		return "the credentials have expired or are wrong: aws sso login", diag.NoCredentials
	case strings.HasPrefix(code, "AccessDenied"), code == "UnauthorizedOperation", status == http.StatusForbidden:
		return "the credentials in use lack the permission; aws sts get-caller-identity tells whose they are", 0
	case strings.HasPrefix(code, "Throttl"), code == "TooManyRequestsException", code == "RequestLimitExceeded", code == "SlowDown":
		return "AWS limits how often it may be asked: try again in a minute, or with a lower --parallel", 0
	case code == "ClusterNotFoundException", code == "ServiceNotFoundException", code == "NoSuchBucket",
		code == "RepositoryNotFoundException", code == "ApplicationDoesNotExistException", code == "DeploymentGroupDoesNotExistException":
		return "flota apply", 0
	case status >= 500:
		return "AWS has a failure of its own: try again", 0
	}
	return "", 0
}

func statusOf(err error) int {
	if r, ok := errors.AsType[statusError](err); ok {
		return r.HTTPStatusCode()
	}
	return 0
}
