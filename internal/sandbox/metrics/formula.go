package metrics

import (
	"fmt"
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// formula is metric math: metrics, the expressions over them, and which of them is the result.
type formula struct {
	ids         []string // of the metrics, in order
	metrics     map[string]source
	expressions map[string]*Expression
	result      string
}

func newFormula() *formula {
	return &formula{metrics: map[string]source{}, expressions: map[string]*Expression{}}
}

func (f *formula) add(id string, s source) {
	f.ids = append(f.ids, id)
	f.metrics[id] = s
}

func mathSource(key store.Key, queries []store.MetricQuery) (source, int, error) {
	f := newFormula()
	seconds := 0
	for _, q := range queries {
		if q.ReturnData || len(queries) == 1 {
			f.result = q.ID
		}
		seconds = max(seconds, q.Period)
		var err error
		if len(q.Metric) == 0 {
			f.expressions[q.ID], err = ParseExpression(q.Expression)
		} else {
			metric := q.Metric[0]
			seconds = max(seconds, metric.Period)
			var s source
			s, err = metricSource(key, metric.Namespace, metric.Name, metric.Dimensions, metric.Statistic)
			f.add(q.ID, s)
		}
		if err != nil {
			return nil, 0, fmt.Errorf("query %q: %w", q.ID, err)
		}
	}
	if f.result == "" {
		return nil, 0, fmt.Errorf("no query has return_data")
	}
	return f.values, seconds, f.check(f.result, nil)
}

// check finds names of lines that are not there, and circles.
func (f *formula) check(id string, path []string) error {
	if slices.Contains(path, id) {
		return fmt.Errorf("query %q: %w: it depends on itself", id, ErrExpression)
	}
	if _, ok := f.metrics[id]; ok {
		return nil
	}
	e, ok := f.expressions[id]
	if !ok {
		return fmt.Errorf("%w: no query has the id %q", ErrExpression, id)
	}
	for _, other := range e.ids {
		if err := f.check(other, append(path, id)); err != nil {
			return err
		}
	}
	return nil
}

func (f *formula) values(m *Metrics, end time.Time, period time.Duration, n int) []float64 {
	sc := f.scope(m, end, period, n)
	f.resolve(f.result, sc)
	if out := sc.lines[f.result].row(0); out != nil {
		return out
	}
	return sc.number(missing).rows[0]
}

// scope reads the metrics.
func (f *formula) scope(m *Metrics, end time.Time, period time.Duration, n int) scope {
	sc := scope{periods: n, lines: map[string]value{}}
	for _, id := range f.ids {
		values := f.metrics[id](m, end, period, n)
		sc.lines[id] = value{kind: series1, rows: [][]float64{values}}
		sc.metrics = append(sc.metrics, values)
	}
	return sc
}

// resolve evaluates an expression after those it depends on.
func (f *formula) resolve(id string, sc scope) {
	e, ok := f.expressions[id]
	if _, done := sc.lines[id]; done || !ok {
		return
	}
	for _, other := range e.ids {
		f.resolve(other, sc)
	}
	sc.lines[id] = e.root(sc)
}
