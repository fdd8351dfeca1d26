package api

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
)

// insightRule counts the levels of the orders' log.
func (d *door) insightRule(t *testing.T) *cloudwatch.Client {
	t.Helper()
	client := cloudwatch.NewFromConfig(d.aws)
	if _, err := client.PutInsightRule(t.Context(), &cloudwatch.PutInsightRuleInput{
		RuleName: aws.String("orders-levels"),
		RuleDefinition: aws.String(`{"Schema": {"Name": "CloudWatchLogRule", "Version": 1}, "LogGroupNames": ["` + ordersLogs + `"], "LogFormat": "JSON",
			"Contribution": {"Keys": ["$.level"], "Filters": [{"Match": "$.n", "GreaterThan": 0}]}, "AggregateOn": "Count"}`),
	}); err != nil {
		t.Fatal(err)
	}
	return client
}

func TestInsightRules(t *testing.T) {
	d := newDoor(t)
	d.logs(t, 6)
	client := d.insightRule(t)
	report := func() *cloudwatch.GetInsightRuleReportOutput {
		t.Helper()
		out, err := client.GetInsightRuleReport(t.Context(), &cloudwatch.GetInsightRuleReportInput{
			RuleName: aws.String("orders-levels"), Period: aws.Int32(60), StartTime: aws.Time(began), EndTime: aws.Time(time.Now().Add(time.Hour)),
			MaxContributorCount: aws.Int32(1), Metrics: []string{"UniqueContributors", "SampleCount"},
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	// Of six lines, the first is not counted: three errors and two infos are left.
	out := report()
	if len(out.Contributors) != 1 || out.Contributors[0].Keys[0] != "error" || *out.Contributors[0].ApproximateAggregateValue != 3 {
		t.Errorf("the greatest contributor is %+v", out.Contributors)
	}
	if *out.AggregateValue != 5 || *out.ApproximateUniqueCount != 2 || *out.AggregationStatistic != "Count" || out.KeyLabels[0] != "$.level" {
		t.Errorf("the report is %v of %v by %v, %s", *out.AggregateValue, *out.ApproximateUniqueCount, out.KeyLabels, *out.AggregationStatistic)
	}
	var samples float64
	for _, p := range out.MetricDatapoints {
		samples += *p.SampleCount
		if p.Sum != nil {
			t.Error("a metric is there that nobody asked for")
		}
	}
	if samples != 5 {
		t.Errorf("%g samples in the periods, want 5", samples)
	}
	if _, err := client.DisableInsightRules(t.Context(), &cloudwatch.DisableInsightRulesInput{RuleNames: []string{"orders-levels"}}); err != nil {
		t.Fatal(err)
	}
	if out := report(); len(out.Contributors) != 0 {
		t.Errorf("a rule that is off counted %+v", out.Contributors)
	}
	rules, err := client.DescribeInsightRules(t.Context(), &cloudwatch.DescribeInsightRulesInput{})
	if err != nil || len(rules.InsightRules) != 1 || *rules.InsightRules[0].State != "DISABLED" {
		t.Errorf("rules = %+v, %v", rules, err)
	}
	gone, err := client.DeleteInsightRules(t.Context(), &cloudwatch.DeleteInsightRulesInput{RuleNames: []string{"orders-levels", "no-rule"}})
	if err != nil || len(gone.Failures) != 1 || *gone.Failures[0].FailureResource != "no-rule" {
		t.Errorf("failures = %+v, %v", gone, err)
	}
	_, err = client.GetInsightRuleReport(t.Context(), &cloudwatch.GetInsightRuleReportInput{
		RuleName: aws.String("orders-levels"), Period: aws.Int32(60), StartTime: aws.Time(began), EndTime: aws.Time(time.Now()),
	})
	if missing, ok := errors.AsType[*types.ResourceNotFoundException](err); !ok {
		t.Errorf("a report of a rule that is gone: %v, %v", missing, err)
	}
	_, err = client.PutInsightRule(t.Context(), &cloudwatch.PutInsightRuleInput{RuleName: aws.String("bad"), RuleDefinition: aws.String("{}")})
	if err == nil || !strings.Contains(err.Error(), "InvalidParameterValue: The value for parameter RuleDefinition is not valid") {
		t.Errorf("a bad rule: %v", err)
	}
}
