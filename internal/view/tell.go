package view

import (
	"cmp"
	"fmt"
	"strings"

	"flota.dev/flota/internal/event"
)

// tell turns an event into a line; ok is false for events that only the live table shows.
func tell(e event.Event, v Verbosity) (l line, ok bool) {
	switch e := e.(type) {
	case event.Stack:
		return tellStack(e, v)
	case event.Resource:
		return tellResource(e, v)
	case event.Build:
		return tellBuild(e, v)
	case event.Wave:
		return tellWave(e, v), true
	case event.Stage:
		return tellStage(e, v)
	case event.Verdict:
		return tellVerdict(e), true
	case event.Action:
		return tellAction(e, v)
	case event.Execution:
		return tellExecution(e), true
	case event.Notice:
		if e.Warning {
			return line{tone: warn}.withMessage("warning: " + e.Message), true
		}
		return line{}.withMessage(e.Message), true
	}
	return line{}, false
}

func tellStack(e event.Stack, v Verbosity) (line, bool) {
	l := line{subject: e.Stack, verb: e.Step, took: e.Took}
	switch e.State {
	case event.Started:
		l.begins = true
		return l.withMessage(e.Message), v >= Verbose
	case event.Failed:
		l.verb, l.tone = e.Step+" failed", bad
		return l.withMessage(e.Message), true
	case event.Skipped:
		l.verb, l.tone = e.Step+" skipped", faint
		return l.withMessage(e.Message), v >= Normal
	}
	l.note, l.tone = changes(e.Changes), good
	return l.withMessage(e.Message), v >= Normal
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

func tellResource(e event.Resource, v Verbosity) (line, bool) {
	l := line{subject: e.Stack, verb: e.Action, took: e.Took, note: clean(e.Address)}.withMessage(e.Message)
	if e.State == event.Failed {
		l.verb, l.tone = e.Action+" failed", bad
		return l, true
	}
	return l, v >= Verbose && e.State == event.Finished
}

func tellBuild(e event.Build, v Verbosity) (line, bool) {
	l := line{subject: e.Service, verb: "build", took: e.Took}
	switch e.State {
	case event.Started:
		l.begins = true
		return l.withMessage(e.Message), v >= Verbose
	case event.Failed:
		l.verb, l.tone = "build failed", bad
		return l.withMessage(e.Message), true
	}
	l.tone = good
	return l.withMessage(cmp.Or(e.Message, short(e.Digest))), v >= Normal
}

// short cuts sha256:… to the length that people compare.
func short(digest string) string {
	if hex, ok := strings.CutPrefix(digest, "sha256:"); ok && len(hex) > 12 {
		return hex[:12]
	}
	return digest
}

// namesInWave is how many services of a wave are named before the others are counted.
const namesInWave = 6

func tellWave(e event.Wave, v Verbosity) line {
	names := strings.Join(e.Services, ", ")
	if n := len(e.Services); n > namesInWave && v < Verbose {
		names = fmt.Sprintf("%s and %d more", strings.Join(e.Services[:namesInWave-1], ", "), n-namesInWave+1)
	}
	return line{note: fmt.Sprintf("wave %d of %d in %s: %s", e.Number, e.Of, e.Environment, names)}
}

func tellStage(e event.Stage, v Verbosity) (line, bool) {
	l := line{subject: e.Service, verb: stage(e.Stage), took: e.Took, begins: e.State == event.Started}
	if e.Desired > 0 {
		l.note = fmt.Sprintf("%d/%d tasks, %.0f %% of traffic", e.Running, e.Desired, e.Percent)
	}
	l = l.withMessage(e.Message)
	switch e.State {
	case event.Failed:
		l.verb, l.tone = l.verb+" failed", bad
		return l, true
	case event.Skipped:
		l.verb, l.tone = "skipped", faint
		return l, true
	}
	return l, v >= Verbose
}

// stage writes AWS's name of a stage in words: TEST_TRAFFIC_SHIFT is test traffic shift.
func stage(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", " ")) }

func tellVerdict(e event.Verdict) line {
	l := line{subject: e.Service, verb: strings.ReplaceAll(e.Verdict, "_", " "), took: e.Took, tone: bad}
	if e.Verdict == "live" || e.Verdict == "baking" {
		l.tone = good
	}
	note := strings.TrimSpace(e.Environment + " " + e.Version)
	if e.Live > 0 {
		note += ", live after " + Duration(e.Live)
	}
	if e.Reason != "" {
		note += ": " + e.Reason
	}
	l = l.withMessage(note)
	for _, text := range e.Log {
		l.detail = append(l.detail, lines(text)...)
	}
	return l
}
