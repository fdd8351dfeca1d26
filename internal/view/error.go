package view

import (
	"fmt"
	"io"
	"strings"

	"charm.land/lipgloss/v2"

	"flota.dev/flota/internal/diag"
)

// Error prints err for the person who has to mend it:
//
//	flota: services/orders/service.yaml:4:1: unknown key "rout"
//	    4 | rout: {paths: ["/orders/*"]}
//	        ^
//	hint: did you mean "route"?
func Error(w io.Writer, style Style, err error) {
	for _, e := range diag.Problems(err) {
		problem(w, style, e)
	}
}

func problem(w io.Writer, style Style, e *diag.Error) {
	what := lines(e.Error())
	fmt.Fprintf(w, "%s %s\n", style.paint(bad, "flota:"), what[0])
	for _, l := range what[1:] {
		fmt.Fprintf(w, "    %s\n", l)
	}
	if e.Excerpt != "" {
		excerpt(w, style, e)
	}
	for _, d := range e.Detail {
		for _, l := range lines(d) {
			fmt.Fprintf(w, "    %s\n", l)
		}
	}
	if e.Hint != "" {
		fmt.Fprintf(w, "%s %s\n", style.paint(good, "hint:"), e.Hint)
	}
}

// excerpt prints the line at fault and, if its column is known, a caret below it.
func excerpt(w io.Writer, style Style, e *diag.Error) {
	margin := "    "
	if e.At.Line > 0 {
		margin += fmt.Sprintf("%d | ", e.At.Line)
	}
	fmt.Fprintln(w, margin+clean(e.Excerpt))
	if e.At.Column == 0 {
		return
	}
	before := []rune(e.Excerpt)
	before = before[:min(e.At.Column-1, len(before))]
	fmt.Fprintln(w, strings.Repeat(" ", len(margin)+lipgloss.Width(clean(string(before))))+style.paint(bad, "^"))
}
