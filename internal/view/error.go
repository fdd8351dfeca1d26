package view

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"flota.dev/flota/internal/diag"
)

// Error prints err for the person who has to mend it:
//
//	flota: services/orders/service.yaml:4:1: unknown key "rout"
//	    4 | rout: {paths: ["/orders/*"]}
//	hint: did you mean "route"?
func Error(w io.Writer, style Style, err error) {
	for _, e := range problems(err) {
		one(w, style, e)
	}
}

// problems takes joined errors and lists apart; what is no diag.Error is told as it is.
func problems(err error) []*diag.Error {
	if list, ok := errors.AsType[diag.List](err); ok {
		return list
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []*diag.Error
		for _, e := range joined.Unwrap() {
			all = append(all, problems(e)...)
		}
		return all
	}
	if e, ok := errors.AsType[*diag.Error](err); ok {
		return []*diag.Error{e}
	}
	return []*diag.Error{{What: err.Error()}}
}

func one(w io.Writer, style Style, e *diag.Error) {
	fmt.Fprintf(w, "%s %s\n", style.paint(bad, "flota:"), e.Error())
	if e.Excerpt != "" {
		fmt.Fprintf(w, "    %d | %s\n", e.At.Line, e.Excerpt)
		if e.At.Column > 0 {
			margin := len(fmt.Sprintf("    %d | ", e.At.Line)) + e.At.Column - 1
			fmt.Fprintf(w, "%s%s\n", strings.Repeat(" ", margin), style.paint(bad, "^"))
		}
	}
	for _, d := range e.Detail {
		fmt.Fprintf(w, "    %s\n", d)
	}
	if e.Hint != "" {
		fmt.Fprintf(w, "%s %s\n", style.paint(good, "hint:"), e.Hint)
	}
}
