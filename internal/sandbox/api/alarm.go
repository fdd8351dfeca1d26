package api

import (
	"context"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

type describeAlarmsInput struct {
	Names      []string `json:"AlarmNames"`
	Prefix     string   `json:"AlarmNamePrefix"`
	Types      []string `json:"AlarmTypes"` // MetricAlarm, which is the default, and CompositeAlarm
	State      string   `json:"StateValue"`
	MaxRecords int
	NextToken  string
}

type describeAlarmsOutput struct {
	Metric    []alarmOutput     `json:"MetricAlarms"`
	Composite []compositeOutput `json:"CompositeAlarms"`
	NextToken string            `json:",omitempty"`
}

// alarmDetail is a view of what store.Alarm leaves out of aws_cloudwatch_metric_alarm.
type alarmDetail struct {
	Description  string   `json:"alarm_description"`
	Enabled      *bool    `json:"actions_enabled"`
	OK           []string `json:"ok_actions"`
	Alarm        []string `json:"alarm_actions"`
	Insufficient []string `json:"insufficient_data_actions"`
}

type alarmOutput struct {
	Name         string       `json:"AlarmName"`
	ARN          string       `json:"AlarmArn"`
	Description  string       `json:"AlarmDescription,omitempty"`
	Enabled      bool         `json:"ActionsEnabled"`
	OK           []string     `json:"OKActions"`
	Alarm        []string     `json:"AlarmActions"`
	Insufficient []string     `json:"InsufficientDataActions"`
	State        string       `json:"StateValue"`
	Reason       string       `json:"StateReason"`
	Updated      *Time        `json:"StateUpdatedTimestamp,omitempty"`
	Metric       string       `json:"MetricName,omitempty"`
	Namespace    string       `json:",omitempty"`
	Statistic    string       `json:",omitempty"`
	Extended     string       `json:"ExtendedStatistic,omitempty"`
	Dimensions   []dimension  `json:",omitempty"`
	Period       int          `json:",omitempty"`
	Periods      int          `json:"EvaluationPeriods"`
	Datapoints   int          `json:"DatapointsToAlarm,omitempty"`
	Threshold    *float64     `json:",omitempty"`
	Band         string       `json:"ThresholdMetricId,omitempty"`
	Comparison   string       `json:"ComparisonOperator"`
	Missing      string       `json:"TreatMissingData,omitempty"`
	Queries      []alarmQuery `json:"Metrics,omitempty"`
}

type alarmQuery struct {
	ID         string     `json:"Id"`
	Expression string     `json:",omitempty"`
	Stat       *alarmStat `json:"MetricStat,omitempty"`
	ReturnData bool
}

type alarmStat struct {
	Metric metric
	Period int
	Stat   string
}

type compositeOutput struct {
	Name    string `json:"AlarmName"`
	ARN     string `json:"AlarmArn"`
	Rule    string `json:"AlarmRule"`
	State   string `json:"StateValue"`
	Reason  string `json:"StateReason"`
	Updated *Time  `json:"StateUpdatedTimestamp,omitempty"`
}

func (in describeAlarmsInput) wants(typ, name, state string) bool {
	if !slices.Contains(in.Types, typ) && (len(in.Types) > 0 || typ != "MetricAlarm") {
		return false
	}
	return (len(in.Names) == 0 || slices.Contains(in.Names, name)) &&
		strings.HasPrefix(name, in.Prefix) && (in.State == "" || in.State == state)
}

func (a *API) describeAlarms(_ context.Context, c caller, in describeAlarmsInput) (out describeAlarmsOutput, err error) {
	all := []alarmOutput{}
	for _, r := range a.Store.List("aws_cloudwatch_metric_alarm", c.Account, c.Region) {
		o, err := a.alarm(c, r)
		if err != nil {
			return out, err
		}
		if in.wants("MetricAlarm", o.Name, o.State) {
			all = append(all, o)
		}
	}
	composites, err := list[store.CompositeAlarm](a, c, "aws_cloudwatch_composite_alarm")
	if err != nil {
		return out, err
	}
	out.Composite = []compositeOutput{}
	for _, v := range composites {
		state, reason := a.Metrics.State(c.Account, c.Region, v.Name)
		if in.NextToken == "" && in.wants("CompositeAlarm", v.Name, state) {
			out.Composite = append(out.Composite, compositeOutput{
				Name: v.Name, ARN: v.ARN, Rule: v.Rule, State: state, Reason: reason, Updated: a.updated(c, v.Name),
			})
		}
	}
	out.Metric, out.NextToken, err = page(all, in.MaxRecords, 100, in.NextToken)
	return out, err
}

func (a *API) alarm(c caller, r store.Record) (alarmOutput, error) {
	v, err := store.Decode[store.Alarm](r)
	if err != nil {
		return alarmOutput{}, err
	}
	d, err := store.Decode[alarmDetail](r)
	if err != nil {
		return alarmOutput{}, err
	}
	state, reason := a.Metrics.State(c.Account, c.Region, v.Name)
	out := alarmOutput{
		Name: v.Name, ARN: v.ARN, Description: d.Description, Enabled: d.Enabled == nil || *d.Enabled,
		OK: d.OK, Alarm: d.Alarm, Insufficient: d.Insufficient,
		State: state, Reason: reason, Updated: a.updated(c, v.Name),
		Metric: v.MetricName, Namespace: v.Namespace, Statistic: v.Statistic, Extended: v.ExtendedStatistic,
		Dimensions: dimensionsOf(v.Dimensions), Period: v.Period, Periods: v.EvaluationPeriods, Datapoints: v.DatapointsToAlarm,
		Band: v.ThresholdMetric, Comparison: v.Comparison, Missing: v.TreatMissingData,
	}
	if v.ThresholdMetric == "" {
		out.Threshold = &v.Threshold
	}
	for _, q := range v.Queries {
		out.Queries = append(out.Queries, queryOut(q))
	}
	return out, nil
}

func queryOut(q store.MetricQuery) alarmQuery {
	out := alarmQuery{ID: q.ID, Expression: q.Expression, ReturnData: q.ReturnData}
	for _, m := range q.Metric {
		out.Stat = &alarmStat{
			Metric: metric{Namespace: m.Namespace, MetricName: m.Name, Dimensions: dimensionsOf(m.Dimensions)},
			Period: m.Period, Stat: m.Statistic,
		}
	}
	return out
}

func dimensionsOf(m map[string]string) []dimension {
	out := make([]dimension, 0, len(m))
	for _, t := range tagsOf(m) {
		out = append(out, dimension{Name: t.Key, Value: t.Value})
	}
	return out
}

// updated is when an alarm's state was set last, or nil if it never was.
func (a *API) updated(c caller, name string) *Time {
	r, err := a.Store.Get(store.Key{Account: c.Account, Region: c.Region, Type: store.TypeAlarmState, ID: name})
	if err != nil {
		return nil
	}
	s, err := store.Decode[store.AlarmState](r)
	if err != nil {
		return nil
	}
	return &Time{s.Updated}
}
