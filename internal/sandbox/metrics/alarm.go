package metrics

import (
	"fmt"
	"time"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/store"
)

// alarm is an aws_cloudwatch_metric_alarm made ready for evaluation.
type alarm struct {
	// period is real time: CloudWatch's, scaled.
	period time.Duration
	source source
	limit  limit
	// band is set for an alarm whose limit is learnt.
	band *band
	// An alarm goes off when need of the last of datapoints are beyond the threshold.
	need, of int
	missing  string
}

// source gives the figures of n periods, the last of which ends at end.
type source func(m *Metrics, end time.Time, period time.Duration, n int) []float64

func newAlarm(r store.Record, c clock.Clock) (*alarm, error) {
	view, err := store.Decode[store.Alarm](r)
	if err != nil {
		return nil, err
	}
	a := &alarm{of: max(view.EvaluationPeriods, 1), missing: view.TreatMissingData}
	a.need = a.of
	if view.DatapointsToAlarm > 0 {
		a.need = min(view.DatapointsToAlarm, a.of)
	}
	queries, seconds := view.Queries, view.Period
	if view.ThresholdMetric != "" {
		a.band, queries, err = takeBand(view)
	} else {
		a.limit, err = threshold(view.Comparison, view.Threshold)
	}
	if err != nil {
		return nil, err
	}
	if len(queries) > 0 {
		a.source, seconds, err = mathSource(r.Key, queries)
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

func metricSource(key store.Key, namespace, name string, dimensions map[string]string, statistic string) (source, error) {
	return seriesSource(Series{
		Account: key.Account, Region: key.Region, Namespace: namespace, Name: name, Dimensions: Dimensions(dimensions),
	}, statistic)
}

func seriesSource(s Series, statistic string) (source, error) {
	if !ValidStatistic(statistic) {
		return nil, fmt.Errorf("statistic %q is not supported", statistic)
	}
	return func(m *Metrics, end time.Time, period time.Duration, n int) []float64 {
		return m.window(s, end.Add(-time.Duration(n)*period), period, n, statistic)
	}, nil
}
