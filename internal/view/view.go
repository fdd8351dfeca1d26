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

// Verbosity is how much of what happens gets a line of its own.
type Verbosity int

const (
	// Brief tells how releases end, what fails and what a person should know.
	// Stacks and builds that go well are only counted.
	Brief Verbosity = iota - 1
	// Normal, the zero value, tells what ends: one line a stack, a build, a release.
	Normal
	// Verbose tells every step and every resource, also what begins.
	Verbose
)

// StyleOf looks at w: colour and redrawing are for terminals only, and not for
// those who set NO_COLOR (no-color.org) or whose terminal is dumb.
func StyleOf(w io.Writer, noColor bool) Style {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) || os.Getenv("TERM") == "dumb" {
		return Style{}
	}
	width, _ := sizeOf(w)
	return Style{Color: !noColor && os.Getenv("NO_COLOR") == "", Live: true, Width: width}
}

// sizeOf returns the width and height of a terminal, or the usual ones of
// old where it does not tell.
func sizeOf(w io.Writer) (width, height int) {
	if f, ok := w.(*os.File); ok {
		if width, height, err := term.GetSize(int(f.Fd())); err == nil && width > 0 && height > 0 {
			return width, height
		}
	}
	return 80, 24
}

// tone is a meaning that colour supports; the words carry it without colour too.
type tone int

const (
	plain tone = iota
	good
	bad
	warn
	faint
)

// The colours are the terminal's own, so that they fit its theme. Faint is an
// attribute, not bright black, which some themes use as their background.
var tones = map[tone]lipgloss.Style{
	good:  lipgloss.NewStyle().Foreground(lipgloss.Green),
	bad:   lipgloss.NewStyle().Foreground(lipgloss.Red),
	warn:  lipgloss.NewStyle().Foreground(lipgloss.Yellow),
	faint: lipgloss.NewStyle().Faint(true),
}

func (s Style) paint(t tone, text string) string {
	if !s.Color || t == plain || text == "" {
		return text
	}
	return tones[t].Render(text)
}
