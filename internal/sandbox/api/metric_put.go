package api

import (
	"context"
	"time"
)

type putMetricDataInput struct {
	Namespace string
	Data      []metricDatum `json:"MetricData"`
}

type metricDatum struct {
	MetricName string
	Dimensions []dimension
	Timestamp  *Time
	Value      *float64
	Values     []float64
	Counts     []float64
}

// mostSamples bounds how often one value of a datum may count.
const mostSamples = 1_000_000

func (a *API) putMetricData(_ context.Context, c caller, in putMetricDataInput) (struct{}, error) {
	if in.Namespace == "" {
		return struct{}{}, failf("MissingParameter", "The parameter Namespace is required.")
	}
	for _, d := range in.Data {
		if err := a.addDatum(c, in.Namespace, d); err != nil {
			return struct{}{}, err
		}
	}
	return struct{}{}, nil
}

func (a *API) addDatum(c caller, namespace string, d metricDatum) error {
	values, counts := d.Values, d.Counts
	if d.Value != nil {
		values, counts = []float64{*d.Value}, nil
	}
	if len(values) == 0 || len(counts) > 0 && len(counts) != len(values) {
		return failf("InvalidParameterValue", "metric %s needs a Value, or Values with as many Counts; the sandbox takes no StatisticValues", d.MetricName)
	}
	at := time.Now()
	if d.Timestamp != nil {
		at = d.Timestamp.Time
	}
	s := metric{Namespace: namespace, MetricName: d.MetricName, Dimensions: d.Dimensions}.series(c)
	for i, v := range values {
		count := 1
		if len(counts) > 0 {
			count = int(min(max(counts[i], 0), mostSamples))
		}
		for range count {
			a.Metrics.Add(s, at, v)
		}
	}
	return nil
}
