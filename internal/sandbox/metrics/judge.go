package metrics

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// The states of an alarm.
const (
	StateOK           = "OK"
	StateAlarm        = "ALARM"
	StateInsufficient = "INSUFFICIENT_DATA"
)

// extra is how many periods more than it needs an alarm looks back, so that a
// late or missing figure does not decide (CloudWatch user guide, "Configuring
// how CloudWatch alarms treat missing data": the evaluation range).
const extra = 2

var missing = math.NaN()

// outcome is what an evaluation comes to. An empty state keeps the alarm as it is.
type outcome struct {
	state  string
	reason string
	// blind is set when there was no figure at all.
	blind bool
}

func (a *alarm) evaluate(m *Metrics, now time.Time) outcome {
	end := now.Truncate(finest)
	if a.band == nil {
		return a.judge(a.source(m, end, a.period, a.of+extra))
	}
	// The figure before those that are judged is learnt from.
	figures := a.source(m, end, a.period, a.of+extra+1)
	begins := end.Add(-time.Duration(len(figures)) * a.period)
	if !begins.Before(m.started) {
		a.band.learn(begins, a.period, figures[0])
	}
	limit, ok := a.band.limit()
	if !ok {
		return outcome{StateInsufficient, fmt.Sprintf("Insufficient Data: a band is drawn around %d datapoints at least.", least), true}
	}
	a.limit = limit
	return a.judge(figures[1:])
}

// judge follows the tables of "Configuring how CloudWatch alarms treat missing
// data". Figures are ordered oldest first; NaN marks a missing one.
func (a *alarm) judge(figures []float64) outcome {
	real := present(figures)
	if len(real) >= a.of {
		real = real[len(real)-a.of:]
	}
	breaching := 0
	for _, v := range real {
		if a.limit.beyond(v) {
			breaching++
		}
	}
	filled := a.of - len(real)
	switch {
	case breaching >= a.need:
		return a.alarming(real, breaching, 0)
	case filled == 0:
		return a.calm(real, breaching)
	case a.missing == "breaching":
		if breaching+filled >= a.need {
			return a.alarming(real, breaching, filled)
		}
		return a.calm(real, breaching)
	case a.missing == "notBreaching":
		return a.calm(real, breaching)
	case len(real) == 0 && a.missing == "ignore":
		return outcome{blind: true}
	case len(real) == 0:
		return outcome{StateInsufficient, "Insufficient Data: no datapoints were received.", true}
	case breaching < len(real):
		return a.calm(real, breaching)
	case a.missing != "ignore" && a.lasting(figures):
		return a.alarming(real, breaching, 0)
	}
	return outcome{}
}

// lasting reports whether the oldest figure, all being beyond the threshold,
// is old enough to call the alarm although others are missing.
func (a *alarm) lasting(figures []float64) bool {
	for i, v := range figures {
		if !math.IsNaN(v) {
			return len(figures)-i >= a.need
		}
	}
	return false
}

func (a *alarm) alarming(real []float64, breaching, filled int) outcome {
	what := fmt.Sprintf("%d out of the last %d datapoints %s", breaching, len(real), list(real))
	if filled > 0 {
		what = fmt.Sprintf("%d missing datapoints were treated as breaching and %s", filled, what)
	}
	return outcome{
		state:  StateAlarm,
		reason: fmt.Sprintf("Threshold Crossed: %s were %s.", what, a.limit.words),
		blind:  len(real) == 0,
	}
}

func (a *alarm) calm(real []float64, breaching int) outcome {
	if len(real) == 0 {
		return outcome{StateOK, "Threshold Crossed: no datapoints were received and missing datapoints were treated as not breaching.", true}
	}
	return outcome{
		state: StateOK,
		reason: fmt.Sprintf("Threshold Crossed: %d out of the last %d datapoints %s were not %s.",
			len(real)-breaching, len(real), list(real), a.limit.words),
	}
}

func list(figures []float64) string {
	parts := make([]string, len(figures))
	for i, v := range figures {
		parts[i] = figure(v)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func figure(v float64) string { return fmt.Sprintf("%.6g", v) }
