package metrics

import (
	"fmt"
	"slices"
	"time"
)

// Query is one line of a question for figures: a statistic of a metric, or an
// Expression over the other lines.
type Query struct {
	ID         string
	Expression string
	Series     Series
	Statistic  string
	Period     time.Duration // of a metric: real time, at least 100 milliseconds
	Hidden     bool          // it is there for others only
}

// Line is what a query comes to. An expression that is an array, such as
// METRICS(), comes to several lines of one ID.
type Line struct {
	ID     string
	Points []Point
}

// Data answers queries for the time between from and to, in their order.
// Periods begin on multiples of their length, and those of an expression are
// the longest of the metrics that it is over (API GetMetricData).
func (m *Metrics) Data(queries []Query, from, to time.Time) ([]Line, error) {
	f := newFormula()
	periods := map[string]time.Duration{}
	for _, q := range queries {
		var err error
		if q.Expression != "" {
			f.expressions[q.ID], err = ParseExpression(q.Expression)
		} else {
			var s source
			s, err = seriesSource(q.Series, q.Statistic)
			f.add(q.ID, s)
			periods[q.ID] = max(q.Period, finest)
		}
		if err != nil {
			return nil, fmt.Errorf("query %q: %w", q.ID, err)
		}
	}
	var lines []Line
	scopes := map[time.Duration]scope{}
	for _, q := range queries {
		if err := f.check(q.ID, nil); err != nil {
			return nil, err
		}
		if q.Hidden {
			continue
		}
		period := f.period(q.ID, periods)
		if period == 0 {
			return nil, fmt.Errorf("query %q: %w %q: it is over no metric", q.ID, ErrExpression, q.Expression)
		}
		begins, n := span(from.Truncate(period), to, period)
		sc, ok := scopes[period]
		if !ok {
			sc = f.scope(m, begins.Add(time.Duration(n)*period), period, n)
			scopes[period] = sc
		}
		f.resolve(q.ID, sc)
		for _, row := range sc.lines[q.ID].rows {
			lines = append(lines, Line{ID: q.ID, Points: pointsOf(row, begins, period)})
		}
	}
	return lines, nil
}

// period is that of a metric, or the longest of those below an expression; 0 if there are none.
func (f *formula) period(id string, periods map[string]time.Duration) time.Duration {
	e, ok := f.expressions[id]
	if !ok {
		return periods[id]
	}
	var longest time.Duration
	below := e.ids
	if e.all {
		below = slices.Concat(f.ids, below)
	}
	for _, other := range below {
		longest = max(longest, f.period(other, periods))
	}
	return longest
}
