package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/gate"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/view"
)

// explain tells everything about one check, which may be named by an alias.
func (a *app) explain(id string) error {
	all := gate.Checks()
	i := slices.IndexFunc(all, func(c check.Check) bool {
		return c.ID == id || slices.ContainsFunc(c.Aliases, func(alias string) bool { return strings.EqualFold(alias, id) })
	})
	if i < 0 {
		return &diag.Error{What: fmt.Sprintf("there is no check %q", id), Hint: "flota check --list", Exit: diag.Usage}
	}
	c := all[i]
	return a.result(described(c), func(w io.Writer) {
		fmt.Fprintf(w, "%s\n%s\n\n", c.ID, c.Title)
		fmt.Fprintf(w, "severity  %s\nfamily    %s\nlooks at  %s\n", c.Severity, c.Family, strings.Join(c.Types, ", "))
		if len(c.Practices) > 0 {
			fmt.Fprintf(w, "practices %s\n", strings.Join(c.Practices, ", "))
		}
		if len(c.Aliases) > 0 {
			fmt.Fprintf(w, "others    %s\n", strings.Join(c.Aliases, ", "))
		}
		fmt.Fprintf(w, "\n%s\n\n%s\n", c.Why, indent(c.Mend))
	})
}

// description is a check as JSON.
type description struct {
	ID        string         `json:"id"`
	Family    check.Family   `json:"family"`
	Severity  check.Severity `json:"severity"`
	Title     string         `json:"title"`
	Why       string         `json:"why"`
	Mend      string         `json:"mend"`
	Practices []string       `json:"practices"`
	Aliases   []string       `json:"aliases"`
	Types     []string       `json:"types"`
	Fixable   bool           `json:"fixable"`
}

func described(c check.Check) description {
	return description{c.ID, c.Family, c.Severity, c.Title, c.Why, c.Mend, c.Practices, c.Aliases, c.Types, c.Fix != nil}
}

// listChecks prints all checks, one a line.
func (a *app) listChecks(format string) error {
	all := gate.Checks()
	if format == "json" {
		a.json = true
	}
	var out []description
	for _, c := range all {
		out = append(out, described(c))
	}
	return a.result(out, func(w io.Writer) {
		for _, c := range out {
			fmt.Fprintf(w, "%-52s %-9s %-22s %s\n", c.ID, c.Severity, c.Family, c.Title)
		}
		fmt.Fprintf(w, "%s\n", view.Count(len(out), "check"))
	})
}

func indent(s string) string {
	return "    " + strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n    ")
}
