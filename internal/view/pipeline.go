package view

import (
	"strings"
	"unicode"

	"flota.dev/flota/internal/event"
)

func tellAction(e event.Action, v Verbosity) (line, bool) {
	l := line{subject: e.Service, verb: Action(e.Stage, e.Action), took: e.Took, begins: e.State == event.Started}
	switch e.State {
	case event.Started:
		return l.withMessage(e.Message), v >= Verbose
	case event.Failed:
		l.verb, l.tone = l.verb+" failed", bad
		return l.withMessage(e.Message), true
	case event.Skipped:
		l.verb, l.tone = l.verb+" skipped", faint
		return l.withMessage(e.Message), v >= Normal
	}
	l.tone = good
	return l.withMessage(e.Message), v >= Normal
}

// Action is a pipeline's action in words: QA in the stage Verify is "qa", Deploy
// in the stage Deploy-dev is "deploy dev".
func Action(stage, action string) string {
	if strings.HasPrefix(stage, action+"-") {
		action = stage
	}
	return strings.ToLower(strings.ReplaceAll(action, "-", " "))
}

// Status writes one of CodePipeline's statuses in words: InProgress is in progress.
func Status(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func tellExecution(e event.Execution) line {
	l := line{subject: e.Service, verb: Status(e.Status), took: e.Took, tone: bad}
	switch e.Status {
	case "Succeeded":
		l.tone = good
	case "Superseded", "Cancelled":
		l.tone = faint
	}
	return l.withMessage(e.Message)
}
