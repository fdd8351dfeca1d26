package provider

import (
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// APIError is how AWS refuses a request.
type APIError struct {
	// Code is AWS's own, such as InvalidSubnetID.NotFound.
	Code    string
	Message string
	// Argument is the argument at fault, if there is one.
	Argument string
}

func (e *APIError) Error() string { return e.Code + ": " + e.Message }

func refuse(code, format string, args ...any) *APIError {
	return &APIError{Code: code, Message: fmt.Sprintf(format, args...)}
}

// verb is what the operation does, for messages.
func (o *op) verb() string {
	switch {
	case o.attrs == nil:
		return "deleting"
	case o.prior == nil:
		return "creating"
	}
	return "updating"
}

// failed tells why an operation failed.
func (o *op) failed(verb string, err error) []*tfprotov6.Diagnostic {
	d := &tfprotov6.Diagnostic{
		Severity: tfprotov6.DiagnosticSeverityError,
		Summary:  fmt.Sprintf("%s %s (%s): %s", verb, title(o.typ), o.label(), err),
	}
	if e, ok := errors.AsType[*APIError](err); ok && e.Argument != "" {
		d.Attribute = attributePath(e.Argument)
	}
	return []*tfprotov6.Diagnostic{d}
}

// label names the resource in messages.
func (o *op) label() string {
	for _, attrs := range []map[string]any{o.prior, o.attrs} {
		for _, name := range []string{"name", "bucket", "family", "identifier", "repository", "id", "arn"} {
			if s, ok := attrs[name].(string); ok && s != "" {
				return s
			}
		}
	}
	return "new"
}

// title writes a type for people: aws_lb_target_group is "lb target group".
func title(typ string) string {
	return strings.ReplaceAll(strings.TrimPrefix(typ, "aws_"), "_", " ")
}

// attributePath points at an argument, of the first element of each block on the way.
func attributePath(dotted string) *tftypes.AttributePath {
	p := tftypes.NewAttributePath()
	for i, name := range strings.Split(dotted, ".") {
		if i > 0 {
			p = p.WithElementKeyInt(0)
		}
		p = p.WithAttributeName(name)
	}
	return p
}
