package view

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"flota.dev/flota/internal/cost"
)

// Cost prints an estimate: a table for each place, the total, and what it stands on.
func Cost(w io.Writer, style Style, e cost.Estimate) {
	for _, p := range e.Places {
		rows := make([][]string, 0, len(p.Lines))
		for _, l := range p.Lines {
			rows = append(rows, []string{l.What, l.Detail, string(l.Kind), money(l.Monthly)})
		}
		rows = append(rows, []string{"all of " + p.Name, fmt.Sprintf("%s fixed, %s by usage", money(p.Fixed), money(p.Usage)), "", money(p.Total)})
		Table(w, style, []string{p.Name, "", "", e.Currency + " a month"}, rows)
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%s %s a month, at list prices of %s in %s\n", style.paint(good, money(e.Total)), e.Currency, e.Region, e.Checked)
	for _, region := range e.Elsewhere {
		fmt.Fprintf(w, "%s the prices are not of %s: give a table of its own with --prices\n", style.paint(warn, "note"), region)
	}
	for _, name := range e.Unpriced {
		fmt.Fprintf(w, "%s there is no price %s, and the total is without it: give it with --prices\n", style.paint(warn, "note"), name)
	}
	fmt.Fprintf(w, "\n%s\n", style.paint(faint, "Usage is reckoned at"))
	for _, name := range slices.Sorted(maps.Keys(e.Assumptions)) {
		fmt.Fprintf(w, "  %s %g\n", strings.ReplaceAll(name, "_", " "), e.Assumptions[name])
	}
	fmt.Fprintf(w, "\n%s\n", style.paint(faint, "Left out"))
	for _, what := range e.LeftOut {
		fmt.Fprintf(w, "  %s\n", what)
	}
}

func money(n float64) string { return fmt.Sprintf("%.2f", n) }
