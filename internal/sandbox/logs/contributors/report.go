package contributors

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"
)

// Event is one log event.
type Event struct {
	Time    time.Time
	Message string
}

// Report is what a rule counted. AWS's figures are approximate, these are exact.
type Report struct {
	// Total is of all contributors, Unique how many they are.
	Total  float64
	Unique int
	// Contributors are the greatest, the greatest first.
	Contributors []Contributor
	// Points are the periods in which something counted, in order.
	Points []Point
}

// Contributor is one set of values of a rule's keys.
type Contributor struct {
	Keys   []string
	Total  float64
	Values []Value
}

// Value is a contributor's in one period.
type Value struct {
	Time  time.Time
	Value float64
}

// Point sums up a period: over contributors (Unique, Top), and over events.
type Point struct {
	Time           time.Time
	Unique, Events int
	Top            float64 // value of the contributor that has the greatest
	Sum, Min, Max  float64
}

// Options say what a report tells: how many contributors at most, and whether
// the greatest are those of the greatest single period (Maximum), not of the greatest total.
type Options struct {
	Period  time.Duration
	Most    int
	Maximum bool
}

// Report counts events. Periods begin at multiples of their length.
func (r *Rule) Report(events []Event, o Options) Report {
	type share struct {
		keys    []string
		periods map[int64]float64
	}
	shares := map[string]*share{}
	points := map[int64]*Point{}
	var out Report
	for _, e := range events {
		keys, value, ok := r.contribution(e.Message)
		if !ok {
			continue
		}
		name := strings.Join(keys, "\x00")
		if shares[name] == nil {
			shares[name] = &share{keys, map[int64]float64{}}
		}
		at := e.Time.Truncate(o.Period)
		p := points[at.UnixNano()]
		if p == nil {
			p = &Point{Time: at, Min: math.Inf(1), Max: math.Inf(-1)}
			points[at.UnixNano()] = p
		}
		if _, seen := shares[name].periods[at.UnixNano()]; !seen {
			p.Unique++
		}
		shares[name].periods[at.UnixNano()] += value
		p.Events, p.Sum, p.Min, p.Max = p.Events+1, p.Sum+value, min(p.Min, value), max(p.Max, value)
		out.Total += value
	}
	for _, s := range shares {
		c := Contributor{Keys: s.keys}
		for at, value := range s.periods {
			c.Total += value
			c.Values = append(c.Values, Value{points[at].Time, value})
			points[at].Top = max(points[at].Top, value)
		}
		slices.SortFunc(c.Values, func(a, b Value) int { return a.Time.Compare(b.Time) })
		out.Contributors = append(out.Contributors, c)
	}
	for _, p := range points {
		out.Points = append(out.Points, *p)
	}
	slices.SortFunc(out.Points, func(a, b Point) int { return a.Time.Compare(b.Time) })
	out.Unique = len(out.Contributors)
	out.rank(o)
	return out
}

// rank leaves the greatest contributors; equal ones are in the order of their keys.
func (out *Report) rank(o Options) {
	size := func(c Contributor) float64 {
		if !o.Maximum {
			return c.Total
		}
		return slices.MaxFunc(c.Values, func(a, b Value) int { return cmp.Compare(a.Value, b.Value) }).Value
	}
	slices.SortFunc(out.Contributors, func(a, b Contributor) int {
		return cmp.Or(cmp.Compare(size(b), size(a)), slices.Compare(a.Keys, b.Keys))
	})
	out.Contributors = out.Contributors[:min(o.Most, len(out.Contributors))]
}

// contribution is what one event adds, and to whom. Events without all keys,
// or without the value that is added up, add nothing.
func (r *Rule) contribution(message string) (keys []string, value float64, ok bool) {
	event, ok := r.read(message)
	if !ok {
		return nil, 0, false
	}
	for _, counts := range r.filters {
		if !counts(event) {
			return nil, 0, false
		}
	}
	for _, of := range r.keys {
		v, _ := of(event)
		key, is := text(v)
		if !is {
			return nil, 0, false
		}
		keys = append(keys, key)
	}
	if !r.Sum {
		return keys, 1, true
	}
	v, _ := r.value(event)
	value, ok = number(v)
	return keys, value, ok
}
