package api

import (
	"context"
	"slices"
	"strings"

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
	handle(s, "GetDashboard", a.getDashboard)
	handle(s, "ListDashboards", a.listDashboards)
	handle(s, "PutInsightRule", a.putInsightRule)
	handle(s, "DescribeInsightRules", a.describeInsightRules)
	handle(s, "DeleteInsightRules", a.deleteInsightRules)
	handle(s, "EnableInsightRules", a.enableInsightRules)
	handle(s, "DisableInsightRules", a.disableInsightRules)
	handle(s, "GetInsightRuleReport", a.getInsightRuleReport)
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
