package view

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"flota.dev/flota/internal/event"
)

// line is one event, ready to print: what it is about, what happened, how long it took.
type line struct {
	subject string
	verb    string
	state   event.State
	note    string
	took    time.Duration
	detail  []string
	tone    tone
}

// lineOf turns an event into a line; ok is false for events that only the live table shows.
func lineOf(e event.Event, verbose bool) (l line, ok bool) {
	switch e := e.(type) {
	case event.Stack:
		return stackLine(e, verbose)
	case event.Resource:
		return resourceLine(e, verbose)
	case event.Build:
		return buildLine(e, verbose)
	case event.Wave:
		return line{subject: e.Environment, verb: fmt.Sprintf("wave %d of %d", e.Number, e.Of), note: strings.Join(e.Services, ", ")}, true
	case event.Stage:
		return stageLine(e, verbose)
	case event.Verdict:
		return verdictLine(e), true
	case event.Notice:
		if e.Warning {
			return line{subject: "warning", note: e.Message, tone: warn}, true
		}
		return line{note: e.Message}, true
	}
	return line{}, false
}

func stackLine(e event.Stack, verbose bool) (line, bool) {
	l := line{subject: e.Stack, verb: e.Step, state: e.State, took: e.Took, note: e.Message}
	switch e.State {
	case event.Started:
		return l, verbose
	case event.Finished:
		if e.Step == "init" && !verbose {
			return l, false
		}
		l.note, l.tone = strings.TrimSpace(changes(e.Changes)+" "+e.Message), good
	case event.Failed:
		l.verb, l.tone = e.Step+" failed", bad
	case event.Skipped:
		l.verb, l.tone = e.Step+" skipped", faint
	}
	return l, true
}

func changes(c event.Changes) string {
	if !c.Any() {
		return "no changes"
	}
	text := fmt.Sprintf("+%d ~%d -%d", c.Add, c.Change, c.Remove)
	if c.Import > 0 {
		text += fmt.Sprintf(", %d imported", c.Import)
	}
	return text
}

func resourceLine(e event.Resource, verbose bool) (line, bool) {
	l := line{subject: e.Stack, verb: e.Action, state: e.State, took: e.Took, note: strings.TrimSpace(e.Address + " " + e.Message)}
	if e.State == event.Failed {
		l.tone = bad
		return l, true
	}
	return l, verbose && e.State == event.Finished
}

func buildLine(e event.Build, verbose bool) (line, bool) {
	l := line{subject: e.Service, verb: "build", state: e.State, took: e.Took, note: e.Message}
	switch e.State {
	case event.Started:
		return l, verbose
	case event.Failed:
		l.verb, l.tone = "build failed", bad
	default:
		l.note, l.tone = cmp.Or(e.Message, short(e.Digest)), good
	}
	return l, true
}

// short cuts sha256:… to the length that people compare.
func short(digest string) string {
	if hex, ok := strings.CutPrefix(digest, "sha256:"); ok && len(hex) > 12 {
		return hex[:12]
	}
	return digest
}

func stageLine(e event.Stage, verbose bool) (line, bool) {
	l := line{subject: e.Service, verb: e.Stage, state: e.State, took: e.Took, note: e.Message}
	if e.Desired > 0 {
		l.note = strings.TrimSpace(fmt.Sprintf("%d of %d tasks, %.0f %% of traffic  %s", e.Running, e.Desired, e.Percent, e.Message))
	}
	if e.State == event.Failed {
		l.tone = bad
		return l, true
	}
	return l, verbose
}

func verdictLine(e event.Verdict) line {
	l := line{subject: e.Service, verb: strings.ReplaceAll(e.Verdict, "_", " "), took: e.Took, detail: e.Log, state: event.Finished, tone: bad}
	l.note = strings.TrimSpace(e.Environment + " " + e.Version)
	if e.Live > 0 {
		l.note += ", live after " + Duration(e.Live)
	}
	if e.Reason != "" {
		l.note += ": " + e.Reason
	}
	if e.Verdict == "live" || e.Verdict == "baking" {
		l.tone = good
	}
	return l
}

// columns of a line: subject, verb, took, note.
const (
	subjectWidth = 28
	verbWidth    = 15
	tookWidth    = 9
)

func (s Style) render(l line) string {
	if l.subject == "" && l.verb == "" {
		return l.note
	}
	took := ""
	if l.took > 0 {
		took = Duration(l.took)
	}
	text := fmt.Sprintf("%-*s  %s  %s  %s", subjectWidth, l.subject, s.paint(l.tone, fmt.Sprintf("%-*s", verbWidth, l.verb)), s.paint(faint, fmt.Sprintf("%*s", tookWidth, took)), l.note)
	text = strings.TrimRight(text, " ")
	for _, d := range l.detail {
		text += "\n    " + s.paint(faint, d)
	}
	return text
}
