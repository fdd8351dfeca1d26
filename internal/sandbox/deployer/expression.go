package deployer

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// expression is when a schedule runs (EventBridge Scheduler User Guide, schedule types).
type expression interface {
	// next returns the first time after the given one, or the zero time if there is none.
	next(after time.Time) time.Time
}

// parseExpression reads rate(…), cron(…) or at(…), the last two in the given
// time zone; "" is UTC.
func parseExpression(text, zone string) (expression, error) {
	location, err := time.LoadLocation(zone)
	if err != nil {
		return nil, fmt.Errorf("schedule_expression_timezone: %w", err)
	}
	kind, rest, ok := strings.Cut(strings.TrimSpace(text), "(")
	inner, closed := strings.CutSuffix(rest, ")")
	if !ok || !closed {
		return nil, fmt.Errorf("schedule expression %q is not rate(…), cron(…) or at(…)", text)
	}
	switch kind {
	case "rate":
		return parseRate(inner)
	case "at":
		at, err := time.ParseInLocation("2006-01-02T15:04:05", inner, location)
		if err != nil {
			return nil, fmt.Errorf("at(%s): write it as yyyy-mm-ddThh:mm:ss", inner)
		}
		return once(at), nil
	case "cron":
		return parseCron(inner, location)
	}
	return nil, fmt.Errorf("schedule expression %q is not rate(…), cron(…) or at(…)", text)
}

// rate runs again and again.
type rate time.Duration

func (r rate) next(after time.Time) time.Time { return after.Add(time.Duration(r)) }

func parseRate(text string) (rate, error) {
	units := map[string]time.Duration{"minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour}
	number, unit, _ := strings.Cut(text, " ")
	n, err := strconv.Atoi(number)
	length, ok := units[strings.TrimSuffix(unit, "s")]
	// The longest rate is bounded so that a time and a rate still make a time.
	if err != nil || n < 1 || n > 100_000 || !ok {
		return 0, fmt.Errorf("rate(%s): write a number and minutes, hours or days", text)
	}
	return rate(time.Duration(n) * length), nil
}

// once runs a single time.
type once time.Time

func (o once) next(after time.Time) time.Time {
	if at := time.Time(o); at.After(after) {
		return at
	}
	return time.Time{}
}
