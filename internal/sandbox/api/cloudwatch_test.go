package api

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/store"
)

var shopMetric = []types.Dimension{{Name: aws.String("Service"), Value: aws.String("orders")}}

// cloudwatch puts three values of a metric a few seconds ago.
func (d *door) cloudwatch(t *testing.T) *cloudwatch.Client {
	t.Helper()
	client := cloudwatch.NewFromConfig(d.aws)
	if _, err := client.PutMetricData(t.Context(), &cloudwatch.PutMetricDataInput{
		Namespace: aws.String("Shop"),
		MetricData: []types.MetricDatum{
			{MetricName: aws.String("Sold"), Dimensions: shopMetric, Value: aws.Float64(1)},
			{MetricName: aws.String("Sold"), Dimensions: shopMetric, Values: []float64{2, 3}, Counts: []float64{1, 2}, Timestamp: aws.Time(time.Now())},
		},
	}); err != nil {
		t.Fatal(err)
	}
	return client
}

func TestGetMetricStatistics(t *testing.T) {
	client := newDoor(t).cloudwatch(t)
	out, err := client.GetMetricStatistics(t.Context(), &cloudwatch.GetMetricStatisticsInput{
		Namespace: aws.String("Shop"), MetricName: aws.String("Sold"), Dimensions: shopMetric, Period: aws.Int32(3600),
		StartTime: aws.Time(time.Now().Add(-time.Hour)), EndTime: aws.Time(time.Now().Add(time.Hour)),
		Statistics: []types.Statistic{types.StatisticSum, types.StatisticSampleCount}, ExtendedStatistics: []string{"p100"},
	})
	if err != nil {
		t.Fatal(err)
	}
	var sum, count float64
	for _, p := range out.Datapoints {
		sum += aws.ToFloat64(p.Sum)
		count += aws.ToFloat64(p.SampleCount)
		if _, ok := p.ExtendedStatistics["p100"]; !ok {
			t.Error("no p100")
		}
	}
	if sum != 9 || count != 4 {
		t.Errorf("sum %v of %v values, want 9 of 4", sum, count)
	}
}

func TestGetMetricData(t *testing.T) {
	client := newDoor(t).cloudwatch(t)
	query := func(stat string) *cloudwatch.GetMetricDataInput {
		return &cloudwatch.GetMetricDataInput{
			StartTime: aws.Time(time.Now().Add(-time.Minute)), EndTime: aws.Time(time.Now().Add(time.Minute)),
			MetricDataQueries: []types.MetricDataQuery{{Id: aws.String("m1"), MetricStat: &types.MetricStat{
				Metric: &types.Metric{Namespace: aws.String("Shop"), MetricName: aws.String("Sold"), Dimensions: shopMetric},
				Period: aws.Int32(60), Stat: aws.String(stat),
			}}},
		}
	}
	out, err := client.GetMetricData(t.Context(), query("Sum"))
	if err != nil {
		t.Fatal(err)
	}
	var sum float64
	for _, v := range out.MetricDataResults[0].Values {
		sum += v
	}
	if sum != 9 || aws.ToString(out.MetricDataResults[0].Label) != "Sold" {
		t.Errorf("sum = %v, want 9 (%+v)", sum, out.MetricDataResults)
	}
	_, err = client.GetMetricData(t.Context(), query("Mode"))
	wantCode(t, err, "InvalidParameterValue")
}

func TestGetMetricDataOfExpressions(t *testing.T) {
	client := newDoor(t).cloudwatch(t)
	stat := func(id, name string) types.MetricDataQuery {
		return types.MetricDataQuery{Id: aws.String(id), ReturnData: aws.Bool(false), MetricStat: &types.MetricStat{
			Metric: &types.Metric{Namespace: aws.String("Shop"), MetricName: aws.String(name), Dimensions: shopMetric},
			Period: aws.Int32(86400), Stat: aws.String("Sum"),
		}}
	}
	ask := func(queries ...types.MetricDataQuery) (*cloudwatch.GetMetricDataOutput, error) {
		return client.GetMetricData(t.Context(), &cloudwatch.GetMetricDataInput{
			StartTime: aws.Time(time.Now().Add(-time.Hour)), EndTime: aws.Time(time.Now().Add(time.Hour)), MetricDataQueries: queries,
		})
	}
	expression := func(id, label, text string) types.MetricDataQuery {
		q := types.MetricDataQuery{Id: aws.String(id), Expression: aws.String(text)}
		if label != "" {
			q.Label = aws.String(label)
		}
		return q
	}
	out, err := ask(expression("rate", "lost, in %", "100 * FILL(lost, 0) / sold"), stat("sold", "Sold"), stat("lost", "Lost"), expression("twice", "", "sold * 2"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range out.MetricDataResults {
		var sum float64
		for _, v := range r.Values {
			sum += v
		}
		got = append(got, fmt.Sprintf("%s %q %v %s", aws.ToString(r.Id), aws.ToString(r.Label), sum, r.StatusCode))
	}
	if diff := cmp.Diff([]string{`rate "lost, in %" 0 Complete`, `twice "twice" 18 Complete`}, got); diff != "" {
		t.Error(diff)
	}
	for _, queries := range [][]types.MetricDataQuery{
		{expression("e", "", "SEARCH('{Shop} Sold', 'Sum', 60)")},
		{expression("e", "", "sold *"), stat("sold", "Sold")},
		{stat("sold", "Sold"), stat("sold", "Sold")},
		{{Id: aws.String("neither")}},
	} {
		_, err := ask(queries...)
		wantCode(t, err, "ValidationError")
	}
}

func TestListMetrics(t *testing.T) {
	client := newDoor(t).cloudwatch(t)
	out, err := client.ListMetrics(t.Context(), &cloudwatch.ListMetricsInput{
		Namespace: aws.String("Shop"), Dimensions: []types.DimensionFilter{{Name: aws.String("Service")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Metrics) != 1 || aws.ToString(out.Metrics[0].Dimensions[0].Value) != "orders" {
		t.Errorf("metrics = %+v", out.Metrics)
	}
}

// Large requests come packed.
func TestPutManyMetrics(t *testing.T) {
	d := newDoor(t)
	client := cloudwatch.NewFromConfig(d.aws)
	in := &cloudwatch.PutMetricDataInput{Namespace: aws.String("Shop")}
	for range 200 {
		in.MetricData = append(in.MetricData, types.MetricDatum{MetricName: aws.String(strings.Repeat("x", 200)), Value: aws.Float64(1)})
	}
	if _, err := client.PutMetricData(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	if got := len(d.Metrics.Series(testAccount, testRegion, "Shop")); got != 1 {
		t.Errorf("%d series, want 1", got)
	}
}

func (d *door) alarms(t *testing.T) *cloudwatch.Client {
	t.Helper()
	d.put(t, "aws_cloudwatch_metric_alarm", "orders-5xx", store.Attributes{
		"alarm_name": "orders-5xx", "arn": "arn:aws:cloudwatch:eu-central-1:111111111111:alarm:orders-5xx",
		"comparison_operator": "GreaterThanThreshold", "threshold": 5, "evaluation_periods": 2, "period": 60, "statistic": "Sum",
		"namespace": "AWS/ApplicationELB", "metric_name": "HTTPCode_Target_5XX_Count", "actions_enabled": true,
		"dimensions": map[string]any{"LoadBalancer": "app/shop/1", "TargetGroup": "targetgroup/orders/1"},
	})
	d.put(t, "aws_cloudwatch_metric_alarm", "orders-rate", store.Attributes{
		"alarm_name": "orders-rate", "comparison_operator": "GreaterThanThreshold", "threshold": 1, "evaluation_periods": 1,
		"metric_query": []any{
			map[string]any{"id": "rate", "expression": "100*e/r", "return_data": true},
			map[string]any{"id": "e", "metric": []any{map[string]any{"namespace": "N", "metric_name": "E", "period": 60, "stat": "Sum"}}},
		},
	})
	d.put(t, "aws_cloudwatch_composite_alarm", "orders", store.Attributes{
		"alarm_name": "orders", "alarm_rule": `ALARM("orders-5xx") OR ALARM("orders-rate")`,
	})
	return cloudwatch.NewFromConfig(d.aws)
}

func TestDescribeAlarms(t *testing.T) {
	client := newDoor(t).alarms(t)
	out, err := client.DescribeAlarms(t.Context(), &cloudwatch.DescribeAlarmsInput{
		AlarmNamePrefix: aws.String("orders"), AlarmTypes: []types.AlarmType{types.AlarmTypeMetricAlarm, types.AlarmTypeCompositeAlarm},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.MetricAlarms) != 2 || len(out.CompositeAlarms) != 1 {
		t.Fatalf("%d metric alarms and %d composite ones, want 2 and 1", len(out.MetricAlarms), len(out.CompositeAlarms))
	}
	first, second := out.MetricAlarms[0], out.MetricAlarms[1]
	if aws.ToFloat64(first.Threshold) != 5 || len(first.Dimensions) != 2 || first.StateValue != types.StateValueInsufficientData {
		t.Errorf("alarm = %+v", first)
	}
	if len(second.Metrics) != 2 || aws.ToString(second.Metrics[0].Expression) != "100*e/r" {
		t.Errorf("alarm = %+v", second)
	}
}

func TestSetAlarmState(t *testing.T) {
	client := newDoor(t).alarms(t)
	set := func(name, state string) error {
		_, err := client.SetAlarmState(t.Context(), &cloudwatch.SetAlarmStateInput{
			AlarmName: aws.String(name), StateValue: types.StateValue(state), StateReason: aws.String("a test"),
		})
		return err
	}
	if err := set("orders-5xx", "ALARM"); err != nil {
		t.Fatal(err)
	}
	out, err := client.DescribeAlarms(t.Context(), &cloudwatch.DescribeAlarmsInput{StateValue: types.StateValueAlarm})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range out.MetricAlarms {
		got = append(got, aws.ToString(a.AlarmName)+": "+aws.ToString(a.StateReason))
		if a.StateUpdatedTimestamp == nil {
			t.Error("no time of the state's last change")
		}
	}
	if diff := cmp.Diff([]string{"orders-5xx: a test"}, got); diff != "" {
		t.Error(diff)
	}
	wantCode(t, set("none", "OK"), "ResourceNotFound")
	wantCode(t, set("orders-5xx", "FINE"), "InvalidParameterValue")
}
