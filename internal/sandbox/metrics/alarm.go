package metrics

import (
	"fmt"
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/store"
)

// alarm is an aws_cloudwatch_metric_alarm made ready for evaluation.
type alarm struct {
	// period is real time: CloudWatch's, scaled.
	period     time.Duration
	source     source
	comparison string
	threshold  float64
	// An alarm goes off when need of the last of datapoints are beyond the threshold.
	need, of int
	missing  string
}

// source gives the figures of n periods, the last of which ends at end.
type source func(m *Metrics, end time.Time, period time.Duration, n int) []float64

// comparisons are the operators of an alarm on a fixed threshold, and how
// CloudWatch's reasons say that one holds.
var comparisons = map[string]struct {
	holds func(v, threshold float64) bool
	words string
}{
	"GreaterThanThreshold":          {func(v, t float64) bool { return v > t }, "greater than"},
	"GreaterThanOrEqualToThreshold": {func(v, t float64) bool { return v >= t }, "greater than or equal to"},
	"LessThanThreshold":             {func(v, t float64) bool { return v < t }, "less than"},
	"LessThanOrEqualToThreshold":    {func(v, t float64) bool { return v <= t }, "less than or equal to"},
}

func newAlarm(r store.Record, c clock.Clock) (*alarm, error) {
	view, err := store.Decode[store.Alarm](r)
	if err != nil {
		return nil, err
	}
	if _, ok := comparisons[view.Comparison]; !ok {
		return nil, fmt.Errorf("comparison operator %q is not supported", view.Comparison)
	}
	a := &alarm{
		comparison: view.Comparison,
		threshold:  view.Threshold,
		of:         max(view.EvaluationPeriods, 1),
		missing:    view.TreatMissingData,
	}
	a.need = a.of
	if view.DatapointsToAlarm > 0 {
		a.need = min(view.DatapointsToAlarm, a.of)
	}
	seconds := view.Period
	if len(view.Queries) > 0 {
		a.source, seconds, err = mathSource(r.Key, view.Queries)
	} else {
		a.source, err = metricSource(r.Key, view.Namespace, view.MetricName, view.Dimensions, view.Statistic+view.ExtendedStatistic)
	}
	if err != nil {
		return nil, err
	}
	a.period = max(c.Real(time.Duration(seconds)*time.Second), finest)
	return a, nil
}

// every is how often the alarm is evaluated: often enough to notice early,
// since the windows slide, but not more than is of use.
func (a *alarm) every() time.Duration {
	return min(max(a.period/5, finest/2), 5*time.Second)
}

func (a *alarm) breaches(v float64) bool { return comparisons[a.comparison].holds(v, a.threshold) }

func metricSource(key store.Key, namespace, name string, dimensions map[string]string, statistic string) (source, error) {
	if !ValidStatistic(statistic) {
		return nil, fmt.Errorf("statistic %q is not supported", statistic)
	}
	s := Series{Account: key.Account, Region: key.Region, Namespace: namespace, Name: name, Dimensions: Dimensions(dimensions)}
	return func(m *Metrics, end time.Time, period time.Duration, n int) []float64 {
		return m.window(s, end.Add(-time.Duration(n)*period), period, n, statistic)
	}, nil
}

// formula is the metric math of an alarm.
type formula struct {
	metrics     map[string]source
	expressions map[string]*Expression
	result      string
}

func mathSource(key store.Key, queries []store.MetricQuery) (source, int, error) {
	f := &formula{metrics: map[string]source{}, expressions: map[string]*Expression{}}
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
			f.metrics[q.ID], err = metricSource(key, metric.Namespace, metric.Name, metric.Dimensions, metric.Statistic)
		}
		if err != nil {
			return nil, 0, fmt.Errorf("metric_query %q: %w", q.ID, err)
		}
	}
	if f.result == "" {
		return nil, 0, fmt.Errorf("no metric_query has return_data")
	}
	return f.values, seconds, f.check(f.result, nil)
}

// check finds names of lines that are not there, and circles.
func (f *formula) check(id string, path []string) error {
	if slices.Contains(path, id) {
		return fmt.Errorf("metric_query %q: %w: it depends on itself", id, ErrExpression)
	}
	if _, ok := f.metrics[id]; ok {
		return nil
	}
	e, ok := f.expressions[id]
	if !ok {
		return fmt.Errorf("%w: no metric_query has the id %q", ErrExpression, id)
	}
	for _, other := range e.ids {
		if err := f.check(other, append(path, id)); err != nil {
			return err
		}
	}
	return nil
}

func (f *formula) values(m *Metrics, end time.Time, period time.Duration, n int) []float64 {
	sc := scope{periods: n, lines: map[string]value{}}
	for id, source := range f.metrics {
		values := source(m, end, period, n)
		sc.lines[id] = value{kind: series1, rows: [][]float64{values}}
		sc.metrics = append(sc.metrics, values)
	}
	f.resolve(f.result, sc)
	if out := sc.lines[f.result].row(0); out != nil {
		return out
	}
	return sc.number(missing).rows[0]
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
