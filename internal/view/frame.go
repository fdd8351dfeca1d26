package view

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
)

// frame is the part of a terminal that is drawn over and over: the lines above
// the cursor. They must be narrower than the terminal.
type frame struct {
	out   io.Writer
	size  func() (width, height int)
	shown []string // what is on the screen
}

// draw puts lines in the place of those that are shown, and above them what is
// to stay. It is one write, and lines that are drawn again go over the old
// ones, so that the terminal never shows a half-drawn or empty state.
func (f *frame) draw(above, lines []string) {
	if len(above) == 0 && slices.Equal(lines, f.shown) {
		return
	}
	width, _ := f.size()
	var b strings.Builder
	up := f.rows(width)
	switch {
	case len(above) > 0 || up > len(lines):
		// Line by line: tmux keeps a screen that is cleared as a whole in its history.
		b.WriteString(strings.Repeat("\x1b[1A\x1b[2K", up) + "\r")
	case up > 0:
		fmt.Fprintf(&b, "\x1b[%dA\r", up)
	}
	for _, l := range above {
		b.WriteString(l + "\n")
	}
	for _, l := range lines {
		b.WriteString(l + "\x1b[K\n")
	}
	b.WriteString("\x1b[K")
	f.shown = lines
	// A terminal that is gone has nobody left to tell.
	_, _ = io.WriteString(f.out, b.String())
}

// rows is how many rows the lines shown take up. A terminal that was made
// narrower since has wrapped them.
func (f *frame) rows(width int) int {
	n := 0
	for _, l := range f.shown {
		n += max(1, (lipgloss.Width(l)+width-1)/width)
	}
	return n
}
