package store

import "time"

// Alarm is a view of aws_cloudwatch_metric_alarm. The record's ID is the
// alarm's name. It watches one metric, or the query whose ReturnData is set.
type Alarm struct {
	Name              string            `json:"alarm_name"`
	ARN               string            `json:"arn"`
	Comparison        string            `json:"comparison_operator"` // GreaterThanThreshold …
	Threshold         float64           `json:"threshold"`
	ThresholdMetric   string            `json:"threshold_metric_id"` // the query that is a band, instead of Threshold
	EvaluationPeriods int               `json:"evaluation_periods"`
	DatapointsToAlarm int               `json:"datapoints_to_alarm"` // 0 means all of EvaluationPeriods
	TreatMissingData  string            `json:"treat_missing_data"`  // missing, ignore, breaching or notBreaching
	Namespace         string            `json:"namespace"`
	MetricName        string            `json:"metric_name"`
	Dimensions        map[string]string `json:"dimensions"`
	Period            int               `json:"period"` // seconds, before the time scale
	Statistic         string            `json:"statistic"`
	ExtendedStatistic string            `json:"extended_statistic"` // p99 …
	Queries           []MetricQuery     `json:"metric_query"`
}

// MetricQuery is one line of an alarm's metric math: a metric, or an expression over other lines.
type MetricQuery struct {
	ID         string `json:"id"`
	Expression string `json:"expression"`
	Period     int    `json:"period"`
	ReturnData bool   `json:"return_data"`
	Metric     []struct {
		Namespace  string            `json:"namespace"`
		Name       string            `json:"metric_name"`
		Dimensions map[string]string `json:"dimensions"`
		Period     int               `json:"period"`
		Statistic  string            `json:"stat"`
	} `json:"metric"`
}

// CompositeAlarm is a view of aws_cloudwatch_composite_alarm. The record's ID is the alarm's name.
type CompositeAlarm struct {
	Name string `json:"alarm_name"`
	ARN  string `json:"arn"`
	Rule string `json:"alarm_rule"` // ALARM("a") OR NOT OK("b")
}

// TypeAlarmState names the records of alarm states; their ID is the alarm's name.
const TypeAlarmState = "alarm_state"

// AlarmState is where an alarm stands.
type AlarmState struct {
	State   string    `json:"state"` // OK, ALARM or INSUFFICIENT_DATA
	Reason  string    `json:"reason"`
	Updated time.Time `json:"updated"`
}
