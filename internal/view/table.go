package view

import (
	"io"
	"strings"

	"charm.land/lipgloss/v2"
)

// Table prints rows below a heading in aligned columns. A row has at most as many cells as the heading.
func Table(w io.Writer, style Style, heading []string, rows [][]string) {
	width := make([]int, len(heading))
	for _, r := range append([][]string{heading}, rows...) {
		for i, cell := range r {
			width[i] = max(width[i], lipgloss.Width(clean(cell)))
		}
	}
	io.WriteString(w, style.paint(faint, cells(heading, width))+"\n")
	for _, r := range rows {
		io.WriteString(w, cells(r, width)+"\n")
	}
}

func cells(row []string, width []int) string {
	var b strings.Builder
	for i, cell := range row {
		b.WriteString(pad(clean(cell), width[i]) + "  ")
	}
	return strings.TrimRight(b.String(), " ")
}
