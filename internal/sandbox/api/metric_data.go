package api

import (
	"context"
	"slices"
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
	for _, q := range in.Queries {
		if q.MetricStat == nil {
			return out, failf("ValidationError", "the sandbox evaluates expressions in alarms only; query %s has one", q.ID)
		}
		if q.ReturnData != nil && !*q.ReturnData {
			continue
		}
		points, err := a.statistic(q.MetricStat.Metric.series(c), in.StartTime, in.EndTime, q.MetricStat.Period, q.MetricStat.Stat)
		if err != nil {
			return out, err
		}
		if in.ScanBy != "TimestampAscending" {
			slices.Reverse(points)
		}
		r := metricDataResult{ID: q.ID, Label: q.Label, Timestamps: []Time{}, Values: []float64{}, StatusCode: "Complete"}
		if r.Label == "" {
			r.Label = q.MetricStat.Metric.MetricName
		}
		for _, p := range points {
			r.Timestamps, r.Values = append(r.Timestamps, Time{p.Time}), append(r.Values, p.Value)
		}
		out.Results = append(out.Results, r)
	}
	return out, nil
}
