package view

import (
	"regexp"
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"
)

// escape is what moves the cursor or paints: ECMA-48's control sequences, and
// the operating system commands of xterm.
var escape = regexp.MustCompile(`\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?|[@-Z\\^_])`)

// clean makes one line of text that came from elsewhere, such as a task's log,
// harmless to the terminal: it paints nothing, moves nothing, and has the width
// that it seems to have.
func clean(text string) string {
	if strings.IndexFunc(text, unicode.IsControl) < 0 {
		return text
	}
	text = strings.ReplaceAll(escape.ReplaceAllString(text, ""), "\t", "    ")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, text)
}

// lines takes text apart into clean lines, without those that are empty at its ends.
func lines(text string) []string {
	var out []string
	for l := range strings.SplitSeq(strings.Trim(text, "\r\n"), "\n") {
		out = append(out, strings.TrimRight(clean(l), " "))
	}
	return out
}

// pad fills text up with spaces to a width in columns.
func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-lipgloss.Width(text)))
}

// clip cuts text without style codes to a width in columns.
func clip(text string, width int) string {
	if lipgloss.Width(text) <= width {
		return text
	}
	if width < 2 {
		return ""
	}
	return lipgloss.NewStyle().MaxWidth(width-1).Render(text) + "…"
}
