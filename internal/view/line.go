package view

import (
	"strings"
	"time"

	"charm.land/lipgloss/v2"
)

// line is one event, ready to print: what it is about, how long it took, what happened.
type line struct {
	subject string
	took    time.Duration
	verb    string
	note    string
	detail  []string
	tone    tone
	// begins is whether it tells of work that begins; the live table shows that anyway.
	begins bool
}

// withMessage puts the first line of a message into the note and the others below it.
func (l line) withMessage(message string) line {
	if message == "" {
		return l
	}
	all := lines(message)
	l.note = strings.TrimSpace(l.note + "  " + all[0])
	l.detail = append(l.detail, all[1:]...)
	return l
}

// Widths of the columns. The verb comes after the time, because the longest
// of them, ECS's names of stages, would push the time out of line.
const (
	subjectWidth = 26
	tookWidth    = 8
	verbWidth    = 12
)

// render returns a line in columns, with its details indented below it. A long
// subject takes room from the time's column before it moves anything.
func (s Style) render(l line) string {
	text := l.note
	if l.subject != "" {
		took := ""
		if l.took > 0 {
			took = Duration(l.took)
		}
		gap := max(2, subjectWidth+2+tookWidth-lipgloss.Width(l.subject)-len(took))
		verb := strings.Repeat(" ", max(0, verbWidth-len(l.verb)))
		text = l.subject + strings.Repeat(" ", gap) + s.paint(faint, took) + "  " + s.paint(l.tone, l.verb) + verb + "  " + l.note
	}
	text = strings.TrimRight(text, " ")
	for _, d := range l.detail {
		text += "\n      " + s.paint(faint, d)
	}
	return text
}

// mark is the sign before a line of a live terminal, as wide as that of a row of the table.
func (s Style) mark(t tone) string {
	switch t {
	case good:
		return s.paint(good, "✓") + " "
	case bad:
		return s.paint(bad, "✗") + " "
	case warn:
		return s.paint(warn, "!") + " "
	}
	return "  "
}
