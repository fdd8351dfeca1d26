package api

import (
	"cmp"
	"context"
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/logs/contributors"
)

type getInsightRuleReportInput struct {
	RuleName  string
	StartTime Time
	EndTime   Time
	Period    int // seconds
	Most      int `json:"MaxContributorCount"`
	Metrics   []string
	OrderBy   string // Sum or Maximum
}

type getInsightRuleReportOutput struct {
	KeyLabels            []string
	AggregationStatistic string // Count or Sum
	AggregateValue       float64
	Unique               int64 `json:"ApproximateUniqueCount"`
	Contributors         []contributorOutput
	Datapoints           []rulePoint `json:"MetricDatapoints"`
}

type contributorOutput struct {
	Keys       []string
	Total      float64            `json:"ApproximateAggregateValue"`
	Datapoints []contributorPoint `json:"Datapoints"`
}

type contributorPoint struct {
	Timestamp Time
	Value     float64 `json:"ApproximateValue"`
}

type rulePoint struct {
	Timestamp Time
	Unique    *float64 `json:"UniqueContributors,omitempty"`
	Top       *float64 `json:"MaxContributorValue,omitempty"`
	Samples   *float64 `json:"SampleCount,omitempty"`
	Average   *float64 `json:",omitempty"`
	Sum       *float64 `json:",omitempty"`
	Minimum   *float64 `json:",omitempty"`
	Maximum   *float64 `json:",omitempty"`
}

// getInsightRuleReport counts anew, over the log events that there are. So a
// rule tells of what came before it was made as well, which on AWS it does not.
func (a *API) getInsightRuleReport(_ context.Context, c caller, in getInsightRuleReportInput) (out getInsightRuleReportOutput, err error) {
	if err := in.check(); err != nil {
		return out, err
	}
	kept, found, err := maybe[insightRule](a, c.key(typeInsightRule, in.RuleName))
	if err != nil {
		return out, err
	}
	if !found {
		return out, &Error{Code: "ResourceNotFoundException", Message: "The rule " + in.RuleName + " does not exist.", Status: 404}
	}
	rule, err := contributors.Parse(kept.Definition)
	if err != nil {
		return out, failf("InvalidParameterValue", "The definition of the rule %s is not valid: %s", in.RuleName, err)
	}
	var events []contributors.Event
	if kept.State != ruleDisabled {
		if events, err = a.ruleEvents(c, rule, in.StartTime.Time, in.EndTime.Time); err != nil {
			return out, err
		}
	}
	report := rule.Report(events, contributors.Options{
		Period: time.Duration(in.Period) * time.Second, Most: cmp.Or(in.Most, 10), Maximum: in.OrderBy == "Maximum",
	})
	return newReportOutput(rule, report, in.Metrics)
}

func (in getInsightRuleReportInput) check() error {
	switch {
	case in.RuleName == "":
		return failf("MissingParameter", "The parameter RuleName is required.")
	case in.Period <= 0 || in.Period%60 != 0:
		return failf("InvalidParameterValue", "The parameter Period must be a multiple of 60.")
	case !in.EndTime.After(in.StartTime.Time):
		return failf("InvalidParameterValue", "The parameter StartTime must be less than the parameter EndTime.")
	case in.Most < 0 || in.Most > 100:
		return failf("InvalidParameterValue", "The parameter MaxContributorCount must be from 1 to 100.")
	case in.OrderBy != "" && in.OrderBy != "Sum" && in.OrderBy != "Maximum":
		return failf("InvalidParameterValue", "The parameter OrderBy must be Sum or Maximum.")
	}
	return nil
}

// ruleEvents reads the events of all log groups that a rule takes.
func (a *API) ruleEvents(c caller, rule *contributors.Rule, from, to time.Time) ([]contributors.Event, error) {
	groups, err := list[struct {
		Name string `json:"name"`
	}](a, c, "aws_cloudwatch_log_group")
	if err != nil {
		return nil, err
	}
	var out []contributors.Event
	for _, g := range groups {
		if !rule.Takes(g.Name) {
			continue
		}
		read, err := a.Logs.Read(logs.Group{Account: c.Account, Region: c.Region, Name: g.Name}, logs.Query{Since: from, Until: to})
		if err != nil {
			return nil, err
		}
		for _, e := range read {
			out = append(out, contributors.Event{Time: e.Time, Message: e.Message})
		}
	}
	return out, nil
}

func newReportOutput(rule *contributors.Rule, report contributors.Report, metrics []string) (getInsightRuleReportOutput, error) {
	out := getInsightRuleReportOutput{
		KeyLabels: rule.Labels, AggregationStatistic: "Count", AggregateValue: report.Total, Unique: int64(report.Unique),
		Contributors: []contributorOutput{}, Datapoints: []rulePoint{},
	}
	if rule.Sum {
		out.AggregationStatistic = "Sum"
	}
	for _, c := range report.Contributors {
		one := contributorOutput{Keys: c.Keys, Total: c.Total, Datapoints: []contributorPoint{}}
		for _, v := range c.Values {
			one.Datapoints = append(one.Datapoints, contributorPoint{Time{v.Time}, v.Value})
		}
		out.Contributors = append(out.Contributors, one)
	}
	if known := []string{"UniqueContributors", "MaxContributorValue", "SampleCount", "Sum", "Minimum", "Maximum", "Average"}; len(metrics) > 0 {
		for _, name := range metrics {
			if !slices.Contains(known, name) {
				return out, failf("InvalidParameterValue", "The value %s for parameter Metrics is not valid.", name)
			}
		}
		for _, p := range report.Points {
			out.Datapoints = append(out.Datapoints, newRulePoint(p, metrics))
		}
	}
	return out, nil
}

// newRulePoint has the metrics that are asked for.
func newRulePoint(p contributors.Point, metrics []string) rulePoint {
	out := rulePoint{Timestamp: Time{p.Time}}
	for _, name := range metrics {
		set := func(to **float64, v float64) { *to = &v }
		switch name {
		case "UniqueContributors":
			set(&out.Unique, float64(p.Unique))
		case "MaxContributorValue":
			set(&out.Top, p.Top)
		case "SampleCount":
			set(&out.Samples, float64(p.Events))
		case "Sum":
			set(&out.Sum, p.Sum)
		case "Minimum":
			set(&out.Minimum, p.Min)
		case "Maximum":
			set(&out.Maximum, p.Max)
		case "Average":
			set(&out.Average, p.Sum/float64(p.Events))
		}
	}
	return out
}
