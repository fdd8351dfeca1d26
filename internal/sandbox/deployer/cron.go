package deployer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// cron is a cron expression of AWS's kind: minutes, hours, day of month,
// month, day of week, year. One of the two days is ?.
type cron struct {
	location             *time.Location
	minutes, hours       set
	months, weekdays     set // weekdays from 1, Sunday
	days                 set
	years                set
	monthDay             dayRule // what a set of days of the month cannot say
	week                 weekRule
	anyDay, anyDayOfWeek bool
}

// set holds the values that a field allows.
type set map[int]bool

// dayRule is L, the last day of the month, or nW, the working day nearest to day n.
type dayRule struct {
	last    bool
	working int // day of the month; with last, LW
}

// weekRule is nL, the month's last weekday n, or n#k, its k-th weekday n.
type weekRule struct {
	weekday, nth int // nth 0 is the last
}

// field names one field of a cron expression and its bounds.
type field struct {
	name     string
	from, to int
	names    []string // for from, from+1, …
}

var cronFields = [6]field{
	{"minutes", 0, 59, nil},
	{"hours", 0, 23, nil},
	{"day of month", 1, 31, nil},
	{"month", 1, 12, []string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}},
	{"day of week", 1, 7, []string{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}},
	{"year", 1970, 2199, nil},
}

func parseCron(text string, location *time.Location) (*cron, error) {
	part := strings.Fields(strings.ToUpper(text))
	if len(part) != len(cronFields) {
		return nil, fmt.Errorf("cron(%s) has %d fields, not minutes, hours, day of month, month, day of week and year", text, len(part))
	}
	c := &cron{location: location, anyDay: part[2] == "?", anyDayOfWeek: part[4] == "?"}
	if c.anyDay == c.anyDayOfWeek {
		return nil, fmt.Errorf("cron(%s): either the day of the month or the day of the week must be ?", text)
	}
	sets := [6]*set{&c.minutes, &c.hours, &c.days, &c.months, &c.weekdays, &c.years}
	for i, f := range cronFields {
		if c.special(i, part[i]) {
			continue
		}
		s, err := f.parse(part[i])
		if err != nil {
			return nil, fmt.Errorf("cron(%s): %w", text, err)
		}
		*sets[i] = s
	}
	return c, nil
}

// special takes in what only the two fields of days know: ?, L, W and #.
func (c *cron) special(i int, text string) bool {
	switch {
	case text == "?" && (i == 2 || i == 4):
		return true
	case i == 2 && text == "L":
		c.monthDay.last = true
	case i == 2 && text == "LW":
		c.monthDay = dayRule{last: true, working: 31}
	case i == 2 && strings.HasSuffix(text, "W"):
		n, err := cronFields[2].value(strings.TrimSuffix(text, "W"))
		c.monthDay.working = n
		return err == nil
	case i == 4 && strings.HasSuffix(text, "L") && len(text) > 1:
		n, err := cronFields[4].value(strings.TrimSuffix(text, "L"))
		c.week = weekRule{weekday: n}
		return err == nil
	case i == 4 && strings.Contains(text, "#"):
		day, nth, _ := strings.Cut(text, "#")
		n, err := cronFields[4].value(day)
		k, err2 := strconv.Atoi(nth)
		c.week = weekRule{weekday: n, nth: k}
		return err == nil && err2 == nil && k >= 1 && k <= 5
	default:
		return false
	}
	return true
}

// parse reads a list of values, ranges a-b and steps a/n or a-b/n; * is all.
func (f field) parse(text string) (set, error) {
	out := set{}
	for item := range strings.SplitSeq(text, ",") {
		span, every, stepped := strings.Cut(item, "/")
		step := 1
		if stepped {
			n, err := strconv.Atoi(every)
			if err != nil || n < 1 || n > f.to {
				return nil, fmt.Errorf("%s: %q is not a step", f.name, every)
			}
			step = n
		}
		from, to, err := f.span(span, stepped)
		if err != nil {
			return nil, err
		}
		for n := from; n <= to; n += step {
			out[n] = true
		}
	}
	return out, nil
}

// span reads *, a or a-b. A single value with a step means from there to the end.
func (f field) span(text string, stepped bool) (from, to int, err error) {
	if text == "*" {
		return f.from, f.to, nil
	}
	first, second, isRange := strings.Cut(text, "-")
	if from, err = f.value(first); err != nil {
		return 0, 0, err
	}
	switch {
	case isRange:
		to, err = f.value(second)
	case stepped:
		to = f.to
	default:
		to = from
	}
	if err == nil && from > to {
		err = fmt.Errorf("%s: the range %s runs backwards", f.name, text)
	}
	return from, to, err
}

func (f field) value(text string) (int, error) {
	if i := slices.Index(f.names, text); i >= 0 {
		return f.from + i, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < f.from || n > f.to {
		return 0, fmt.Errorf("%s: %q is not from %d to %d", f.name, text, f.from, f.to)
	}
	return n, nil
}

// next looks day by day for one that fits, then for the time within it. A time
// that a change of the clocks leaves out does not run on that day.
func (c *cron) next(after time.Time) time.Time {
	start := after.In(c.location)
	day := time.Date(start.Year(), start.Month(), start.Day(), 12, 0, 0, 0, c.location)
	for day.Year() <= cronFields[5].to {
		if !c.years[day.Year()] {
			day = time.Date(day.Year()+1, 1, 1, 12, 0, 0, 0, c.location)
			continue
		}
		if c.months[int(day.Month())] && c.fits(day) {
			if at := c.within(day, after); !at.IsZero() {
				return at
			}
		}
		day = day.AddDate(0, 0, 1)
	}
	return time.Time{}
}

// within returns the first fitting time of a day that is after the given one.
func (c *cron) within(day, after time.Time) time.Time {
	for hour := range 24 {
		for minute := range 60 {
			if !c.hours[hour] || !c.minutes[minute] {
				continue
			}
			at := time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, c.location)
			if at.Hour() == hour && at.After(after) {
				return at
			}
		}
	}
	return time.Time{}
}

// fits reports whether a day is one of the days of the month or of the week.
func (c *cron) fits(day time.Time) bool {
	end := time.Date(day.Year(), day.Month()+1, 0, 12, 0, 0, 0, c.location)
	weekday := int(day.Weekday()) + 1
	switch {
	case c.anyDayOfWeek && c.monthDay.working > 0:
		return day.Day() == nearestWorkday(end, c.monthDay.working)
	case c.anyDayOfWeek && c.monthDay.last:
		return day.Day() == end.Day()
	case c.anyDayOfWeek:
		return c.days[day.Day()]
	case c.week.weekday == 0:
		return c.weekdays[weekday]
	case c.week.nth == 0:
		return weekday == c.week.weekday && day.Day() > end.Day()-7
	}
	return weekday == c.week.weekday && (day.Day()-1)/7+1 == c.week.nth
}

// nearestWorkday is the day from Monday to Friday nearest to day n of the month
// that ends at end, within that month.
func nearestWorkday(end time.Time, n int) int {
	n = min(n, end.Day())
	day := end.AddDate(0, 0, n-end.Day())
	switch {
	case day.Weekday() == time.Saturday && n == 1:
		return n + 2
	case day.Weekday() == time.Saturday:
		return n - 1
	case day.Weekday() == time.Sunday && n == end.Day():
		return n - 2
	case day.Weekday() == time.Sunday:
		return n + 1
	}
	return n
}
