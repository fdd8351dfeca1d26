package fleet

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

var (
	scheduleForm = regexp.MustCompile(`^(rate|cron|at)\((.*)\)$`)
	rateForm     = regexp.MustCompile(`^([1-9][0-9]{0,6}) (minute|hour|day)s?$`)
)

// schedule says what is wrong with an expression of EventBridge Scheduler
// (EventBridge Scheduler guide, "Schedule types"), if anything.
func schedule(s string) (problem, hint string) {
	m := scheduleForm.FindStringSubmatch(s)
	if m == nil {
		return fmt.Sprintf("%q is no expression that EventBridge Scheduler knows", s), "for example rate(5 minutes) or cron(0 3 * * ? *)"
	}
	switch kind, body := m[1], m[2]; kind {
	case "rate":
		if !rateForm.MatchString(body) {
			return fmt.Sprintf("%q is not a valid rate", s), "for example rate(5 minutes), rate(1 hour) or rate(1 day)"
		}
	case "at":
		if _, err := time.Parse("2006-01-02T15:04:05", body); err != nil {
			return fmt.Sprintf("%q is not a valid time", s), "for example at(2030-01-31T12:00:00)"
		}
	default:
		return cron(body)
	}
	return "", ""
}

// cronField is one of the six fields of a cron expression.
type cronField struct {
	name        string
	least, most int
	words       []string // names of the numbers, beginning at least
}

var cronFields = []cronField{
	{name: "minutes", least: 0, most: 59},
	{name: "hours", least: 0, most: 23},
	{name: "day of month", least: 1, most: 31},
	{name: "month", least: 1, most: 12, words: strings.Fields("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC")},
	{name: "day of week", least: 1, most: 7, words: strings.Fields("SUN MON TUE WED THU FRI SAT")},
	{name: "year", least: 1970, most: 2199},
}

const (
	cronDay     = 2 // index of the day of the month
	cronWeekday = 4
)

func cron(body string) (problem, hint string) {
	parts := strings.Fields(body)
	if len(parts) != len(cronFields) {
		return fmt.Sprintf("has %d fields in its cron expression, and EventBridge Scheduler wants 6", len(parts)),
			"minutes hours day-of-month month day-of-week year, for example cron(0 3 * * ? *)"
	}
	for i, f := range cronFields {
		if !f.valid(parts[i], i) {
			return fmt.Sprintf("has no valid %s in its cron expression: %q", f.name, parts[i]),
				fmt.Sprintf("from %d to %d, *, lists (1,2), ranges (1-5) or steps (0/15)", f.least, f.most)
		}
	}
	if (parts[cronDay] == "?") == (parts[cronWeekday] == "?") {
		return "must have ? for exactly one of the day of month and the day of week", "for example cron(0 3 * * ? *)"
	}
	return "", ""
}

func (f cronField) valid(s string, i int) bool {
	if i == cronDay || i == cronWeekday {
		if s == "?" || s == "L" {
			return true
		}
		// 15W is the weekday nearest to the 15th, 6L the last Friday, 6#3 the third one.
		s = strings.TrimSuffix(strings.TrimSuffix(s, "W"), "L")
		if day, nth, found := strings.Cut(s, "#"); found {
			return i == cronWeekday && f.number(day) && len(nth) == 1 && nth >= "1" && nth <= "5"
		}
	}
	for item := range strings.SplitSeq(s, ",") {
		span, step, stepped := strings.Cut(item, "/")
		if n, err := strconv.Atoi(step); stepped && (err != nil || n < 1) {
			return false
		}
		from, to, ranged := strings.Cut(span, "-")
		if span != "*" && (!f.number(from) || ranged && !f.number(to)) {
			return false
		}
	}
	return true
}

func (f cronField) number(s string) bool {
	if slices.Contains(f.words, strings.ToUpper(s)) {
		return true
	}
	n, err := strconv.Atoi(s)
	return err == nil && n >= f.least && n <= f.most
}
