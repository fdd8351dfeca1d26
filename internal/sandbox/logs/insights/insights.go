// Package insights runs queries of CloudWatch Logs Insights: the commands
// fields, filter, parse, stats, sort, limit, display and dedup over log events
// (CloudWatch Logs user guide, "CloudWatch Logs Insights language query
// syntax"). What it does not have is an error that names it.
package insights

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"
)

// ErrBad is the cause of every error about a query.
var ErrBad = errors.New("bad query")

// Event is one log event.
type Event struct {
	Time    time.Time
	Group   string // account:name
	Stream  string
	Message string
}

// Field is one value of a row, by its name.
type Field struct{ Name, Value string }

// Query is a query made ready.
type Query struct {
	// Sources are the log groups that the query itself names, by the command SOURCE.
	Sources  []string
	commands []command
	limit    int
}

// command turns rows into rows.
type command func(*table)

// table is what a query works on.
type table struct {
	rows []*row
	// shown are the names of the columns, in order.
	shown []string
	// aggregated is set once rows are no longer events.
	aggregated bool
	sorted     bool
}

const (
	longest    = 10_000 // characters of a query (API StartQuery)
	mostRows   = 10_000 // rows of a result
	nestedMost = 50
)

// Run returns the rows of the result, at most limit of them, or 10,000 where
// limit is 0. Without a sort, events come newest first.
func (q *Query) Run(events []Event, limit int) [][]Field {
	t := &table{}
	for i := range events {
		t.rows = append(t.rows, newRow(&events[i]))
	}
	for _, c := range q.commands {
		c(t)
	}
	if len(t.shown) == 0 {
		t.shown = []string{"@timestamp", "@message"}
	}
	if !t.sorted && !t.aggregated {
		slices.SortStableFunc(t.rows, func(a, b *row) int { return b.event.Time.Compare(a.event.Time) })
	}
	most := cmp.Or(q.limit, limit, mostRows)
	out := make([][]Field, 0, min(len(t.rows), most))
	for _, r := range t.rows[:min(len(t.rows), most)] {
		fields := []Field{}
		for _, name := range t.shown {
			if v, ok := r.value(name); ok {
				fields = append(fields, Field{name, text(v)})
			}
		}
		out = append(out, fields)
	}
	return out
}

func badf(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrBad, fmt.Sprintf(format, args...))
}
