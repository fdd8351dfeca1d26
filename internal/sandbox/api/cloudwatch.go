package api

import (
	"context"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/metrics"
)

// cloudwatch is Amazon CloudWatch: metrics and alarms.
func (a *API) cloudwatch() *service {
	s := newService("monitoring", "GraniteServiceVersion20100801", "http://monitoring.amazonaws.com/doc/2010-08-01/")
	handle(s, "ListMetrics", a.listMetrics)
	handle(s, "GetMetricStatistics", a.getMetricStatistics)
	handle(s, "GetMetricData", a.getMetricData)
	handle(s, "PutMetricData", a.putMetricData)
	handle(s, "DescribeAlarms", a.describeAlarms)
	handle(s, "SetAlarmState", a.setAlarmState)
	return s
}

type dimension struct {
	Name  string
	Value string
}

type metric struct {
	Namespace  string `json:",omitempty"`
	MetricName string
	Dimensions []dimension
}

func (m metric) series(c caller) metrics.Series {
	d := make(map[string]string, len(m.Dimensions))
	for _, x := range m.Dimensions {
		d[x.Name] = x.Value
	}
	return metrics.Series{
		Account: c.Account, Region: c.Region, Namespace: m.Namespace, Name: m.MetricName, Dimensions: metrics.Dimensions(d),
	}
}

// parseDimensions is the opposite of metrics.Dimensions.
func parseDimensions(s string) []dimension {
	out := []dimension{}
	for pair := range strings.SplitSeq(s, ",") {
		if name, value, ok := strings.Cut(pair, "="); ok {
			out = append(out, dimension{Name: name, Value: value})
		}
	}
	return out
}

type listMetricsInput struct {
	Namespace  string
	MetricName string
	Dimensions []struct {
		Name  string
		Value *string // nil is any value
	}
	NextToken string
}

type listMetricsOutput struct {
	Metrics   []metric
	NextToken string `json:",omitempty"`
}

func (a *API) listMetrics(_ context.Context, c caller, in listMetricsInput) (out listMetricsOutput, err error) {
	all := []metric{}
	for _, s := range a.Metrics.Series(c.Account, c.Region, in.Namespace) {
		m := metric{Namespace: s.Namespace, MetricName: s.Name, Dimensions: parseDimensions(s.Dimensions)}
		if in.matches(m) {
			all = append(all, m)
		}
	}
	out.Metrics, out.NextToken, err = page(all, 0, 500, in.NextToken)
	return out, err
}

func (in listMetricsInput) matches(m metric) bool {
	for _, want := range in.Dimensions {
		if !slices.ContainsFunc(m.Dimensions, func(d dimension) bool {
			return d.Name == want.Name && (want.Value == nil || d.Value == *want.Value)
		}) {
			return false
		}
	}
	return in.MetricName == "" || in.MetricName == m.MetricName
}

type getMetricStatisticsInput struct {
	Namespace  string
	MetricName string
	Dimensions []dimension
	StartTime  Time
	EndTime    Time
	Period     int // seconds
	Statistics []string
	Extended   []string `json:"ExtendedStatistics"`
}

type getMetricStatisticsOutput struct {
	Label      string
	Datapoints []datapoint
}

type datapoint struct {
	Timestamp   Time
	Average     *float64           `json:",omitempty"`
	Maximum     *float64           `json:",omitempty"`
	Minimum     *float64           `json:",omitempty"`
	SampleCount *float64           `json:",omitempty"`
	Sum         *float64           `json:",omitempty"`
	Extended    map[string]float64 `json:"ExtendedStatistics,omitempty"`
	Unit        string
}

func (p *datapoint) set(statistic string, v float64) {
	switch statistic {
	case "Average":
		p.Average = &v
	case "Maximum":
		p.Maximum = &v
	case "Minimum":
		p.Minimum = &v
	case "SampleCount":
		p.SampleCount = &v
	case "Sum":
		p.Sum = &v
	default:
		if p.Extended == nil {
			p.Extended = map[string]float64{}
		}
		p.Extended[statistic] = v
	}
}

func (a *API) getMetricStatistics(_ context.Context, c caller, in getMetricStatisticsInput) (out getMetricStatisticsOutput, err error) {
	s := metric{Namespace: in.Namespace, MetricName: in.MetricName, Dimensions: in.Dimensions}.series(c)
	points := map[time.Time]*datapoint{}
	for _, statistic := range append(in.Statistics, in.Extended...) {
		values, err := a.statistic(s, in.StartTime, in.EndTime, in.Period, statistic)
		if err != nil {
			return out, err
		}
		for _, v := range values {
			if points[v.Time] == nil {
				points[v.Time] = &datapoint{Timestamp: Time{v.Time}, Unit: "None"}
			}
			points[v.Time].set(statistic, v.Value)
		}
	}
	out.Label, out.Datapoints = in.MetricName, make([]datapoint, 0, len(points))
	for _, p := range points {
		out.Datapoints = append(out.Datapoints, *p)
	}
	slices.SortFunc(out.Datapoints, func(x, y datapoint) int { return x.Timestamp.Compare(y.Timestamp.Time) })
	return out, nil
}

// statistic checks what a client asks for, and aligns periods as CloudWatch does: on multiples of their length.
func (a *API) statistic(s metrics.Series, from, to Time, seconds int, name string) ([]metrics.Point, error) {
	period := time.Duration(seconds) * time.Second
	switch {
	case seconds <= 0:
		return nil, failf("InvalidParameterValue", "The parameter Period must be greater than 0.")
	case !to.After(from.Time):
		return nil, failf("InvalidParameterCombination", "The parameter StartTime must be less than the parameter EndTime.")
	case !metrics.ValidStatistic(name):
		return nil, failf("InvalidParameterValue", "the sandbox does not have the statistic %s", name)
	}
	return a.Metrics.Statistic(s, from.Truncate(period), to.Time, period, name), nil
}

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
