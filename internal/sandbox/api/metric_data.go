package api

import (
	"cmp"
	"context"
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/metrics"
)

type getMetricDataInput struct {
	Queries   []metricDataQuery `json:"MetricDataQueries"`
	StartTime Time
	EndTime   Time
	ScanBy    string // TimestampDescending, which is the default, or TimestampAscending
}

type metricDataQuery struct {
	ID         string `json:"Id"`
	Expression string
	Label      string
	MetricStat *struct {
		Metric metric
		Period int
		Stat   string
	}
	ReturnData *bool
}

type getMetricDataOutput struct {
	Results  []metricDataResult `json:"MetricDataResults"`
	Messages []struct{}
}

type metricDataResult struct {
	ID         string `json:"Id"`
	Label      string
	Timestamps []Time
	Values     []float64
	StatusCode string
}

func (a *API) getMetricData(_ context.Context, c caller, in getMetricDataInput) (getMetricDataOutput, error) {
	out := getMetricDataOutput{Results: []metricDataResult{}, Messages: []struct{}{}}
	labels := map[string]string{}
	var queries []metrics.Query
	for _, q := range in.Queries {
		if _, ok := labels[q.ID]; ok {
			return out, failf("ValidationError", "The values for parameter id in MetricDataQueries are not unique: %s", q.ID)
		}
		line, err := in.line(c, q)
		if err != nil {
			return out, err
		}
		labels[q.ID], queries = q.label(), append(queries, line)
	}
	lines, err := a.Metrics.Data(queries, in.StartTime.Time, in.EndTime.Time)
	if err != nil {
		return out, failf("ValidationError", "%v", err)
	}
	for _, l := range lines {
		if in.ScanBy != "TimestampAscending" {
			slices.Reverse(l.Points)
		}
		r := metricDataResult{ID: l.ID, Label: labels[l.ID], Timestamps: []Time{}, Values: []float64{}, StatusCode: "Complete"}
		for _, p := range l.Points {
			r.Timestamps, r.Values = append(r.Timestamps, Time{p.Time}), append(r.Values, p.Value)
		}
		out.Results = append(out.Results, r)
	}
	return out, nil
}

// line checks a query.
func (in getMetricDataInput) line(c caller, q metricDataQuery) (metrics.Query, error) {
	out := metrics.Query{ID: q.ID, Expression: q.Expression, Hidden: q.ReturnData != nil && !*q.ReturnData}
	if (q.MetricStat == nil) == (q.Expression == "") {
		return out, failf("ValidationError", "Query %s must have either Expression or MetricStat.", q.ID)
	}
	if q.MetricStat == nil {
		return out, nil
	}
	out.Series, out.Statistic = q.MetricStat.Metric.series(c), q.MetricStat.Stat
	out.Period = time.Duration(q.MetricStat.Period) * time.Second
	return out, checkStatistic(in.StartTime, in.EndTime, q.MetricStat.Period, q.MetricStat.Stat)
}

// label is what CloudWatch calls a line that has no label.
func (q metricDataQuery) label() string {
	if q.MetricStat == nil {
		return cmp.Or(q.Label, q.ID)
	}
	return cmp.Or(q.Label, q.MetricStat.Metric.MetricName)
}
