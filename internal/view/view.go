// Package view renders what engines tell: events as calm lines or a live table
// on a terminal, errors with place and hint, tables, durations. It is the only
// package that knows what flota's output looks like.
package view

import (
	"io"
	"os"

	"charm.land/lipgloss/v2"
	"golang.org/x/term"
)

// Style says how to write to one output.
type Style struct {
	Color bool
	// Live is whether lines may be redrawn in place.
	Live bool
	// Width is the terminal's width in columns; 0 where there is none.
	Width int
}

// StyleOf looks at w: colour and redrawing are for terminals only, and not for
// those who set NO_COLOR (no-color.org) or whose terminal is dumb.
func StyleOf(w io.Writer, noColor bool) Style {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) || os.Getenv("TERM") == "dumb" {
		return Style{}
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 40 {
		width = 80
	}
	return Style{Color: !noColor && os.Getenv("NO_COLOR") == "", Live: true, Width: width}
}

// tone is a meaning that colour supports; the words carry it without colour too.
type tone string

const (
	plain tone = ""
	good  tone = "2"
	bad   tone = "1"
	warn  tone = "3"
	faint tone = "8"
)

func (s Style) paint(t tone, text string) string {
	if !s.Color || t == plain {
		return text
	}
	return lipgloss.NewStyle().Foreground(lipgloss.Color(string(t))).Render(text)
}

func (s Style) strong(text string) string {
	if !s.Color {
		return text
	}
	return lipgloss.NewStyle().Bold(true).Render(text)
}
