package provider

import (
	"encoding/json"
	"fmt"
	"strings"

	"flota.dev/flota/internal/sandbox/logs/contributors"
	"flota.dev/flota/internal/sandbox/logs/pattern"
	"flota.dev/flota/internal/sandbox/metrics"
)

var (
	logName = matching(1, 512, `[.\-_/#0-9A-Za-z]+`, "have only letters, digits and ._-/#")
	// retentions are the days that PutRetentionPolicy allows; 0 keeps events for ever.
	retentions = among(0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)
	logGroups  = map[string]string{"log_group_name": "aws_cloudwatch_log_group"}
)

// cloudwatchKinds are logs, metrics' alarms and dashboards (CloudWatch and CloudWatch Logs APIs).
var cloudwatchKinds = map[string]kind{
	"aws_cloudwatch_log_group": {
		id: "{name}", computed: values{"arn": "arn:aws:logs:{region}:{account}:log-group:{name}", "log_group_class": "STANDARD"},
		defaults: values{"retention_in_days": 0, "skip_destroy": false}, replace: "name name_prefix log_group_class",
		rules: rules{
			"name": logName, "retention_in_days": retentions, "log_group_class": oneOf("STANDARD INFREQUENT_ACCESS DELIVERY"),
		},
		groups: []group{atMostOne("name name_prefix")}, refs: map[string]string{"kms_key_id": "aws_kms_key"},
	},
	"aws_cloudwatch_log_stream": {
		id:       "{name}",
		key:      "{log_group_name}:{name}",
		importID: "{log_group_name}:{name}",
		computed: values{"arn": "arn:aws:logs:{region}:{account}:log-group:{log_group_name}:log-stream:{name}"},
		replace:  "name log_group_name",
		refs:     logGroups,
	},
	"aws_cloudwatch_log_metric_filter": {
		id:       "{name}",
		key:      "{log_group_name}:{name}",
		importID: "{log_group_name}:{name}",
		replace:  "name log_group_name",
		refs:     logGroups,
		defaults: values{"metric_transformation.unit": "None"},
		rules:    rules{"pattern": isFilterPattern},
	},
	"aws_cloudwatch_log_subscription_filter": {
		id:       "cwlsf-{digits10}",
		replace:  "name log_group_name destination_arn",
		defaults: values{"distribution": "ByLogStream"},
		refs:     logGroups,
	},
	"aws_cloudwatch_log_resource_policy": {
		id:      "{policy_name}",
		replace: "policy_name",
		json:    "policy_document",
		rules:   rules{"policy_document": isResourcePolicy},
	},
	"aws_cloudwatch_log_data_protection_policy": {
		id:      "{log_group_name}",
		replace: "log_group_name",
		json:    "policy_document",
		refs:    logGroups,
		rules:   rules{"policy_document": isJSON},
	},
	"aws_cloudwatch_metric_alarm": {
		id: "{alarm_name}", computed: values{"arn": "arn:aws:cloudwatch:{region}:{account}:alarm:{alarm_name}"},
		defaults: values{"actions_enabled": true, "treat_missing_data": "missing"}, replace: "alarm_name",
		rules: rules{
			"alarm_name": matching(1, 255, `.*`, ""), "statistic": oneOf("SampleCount Average Sum Minimum Maximum"),
			"treat_missing_data": oneOf("breaching notBreaching ignore missing"),
			"comparison_operator": oneOf("GreaterThanOrEqualToThreshold GreaterThanThreshold LessThanThreshold LessThanOrEqualToThreshold " +
				"LessThanLowerOrGreaterThanUpperThreshold LessThanLowerThreshold GreaterThanUpperThreshold"),
			"extended_statistic": matching(
				2, 64, `p(\d{1,2}(\.\d{0,10})?|100)|(tm|tc|ts|wm|tmin|PR|TM|TC|TS|WM)\(?.*`, "be a percentile such as p99",
			),
			"evaluation_periods": between(1, 1000000), "datapoints_to_alarm": between(1, 1000000), "period": alarmPeriod,
			"metric_query.metric.period": alarmPeriod,
			"alarm_actions":              isARN, "ok_actions": isARN, "insufficient_data_actions": isARN,
			"alarm_description": matching(0, 1024, `(?s).*`, ""),
		},
		groups: []group{
			atMostOne("statistic extended_statistic"), exactlyOne("metric_name metric_query"), together("metric_name namespace"),
			atLeastOne("threshold threshold_metric_id"),
		},
		create: checkAlarm, update: checkAlarm,
	},
	"aws_cloudwatch_composite_alarm": {
		id: "{alarm_name}", computed: values{"arn": "arn:aws:cloudwatch:{region}:{account}:alarm:{alarm_name}"},
		defaults: values{"actions_enabled": true},
		replace:  "alarm_name actions_enabled",
		rules:    rules{"alarm_rule": isAlarmRule, "alarm_actions": isARN, "ok_actions": isARN},
	},
	"aws_cloudwatch_dashboard": {
		id:       "{dashboard_name}",
		computed: values{"dashboard_arn": "arn:aws:cloudwatch::{account}:dashboard/{dashboard_name}"},
		replace:  "dashboard_name",
		json:     "dashboard_body",
		rules: rules{
			"dashboard_name": matching(1, 255, `[A-Za-z0-9_-]+`, "have only letters, digits, hyphens and underscores"),
			"dashboard_body": isDashboard,
		},
	},
	"aws_cloudwatch_contributor_insight_rule": {
		id:       "{rule_name}",
		key:      "{rule_name}",
		importID: "{rule_name}",
		computed: values{"resource_arn": "arn:aws:cloudwatch:{region}:{account}:insight-rule/{rule_name}"},
		replace:  "rule_name",
		json:     "rule_definition",
		rules: rules{
			"rule_name":       matching(1, 128, `[ -~]+`, "have only printable characters"),
			"rule_definition": isInsightRule,
			"rule_state":      oneOf("ENABLED DISABLED"),
		},
	},
	"aws_cloudwatch_query_definition": {id: "{uuid}", computed: values{"query_definition_id": "{id}"}},
	"aws_cloudwatch_event_bus": {
		id:       "{name}",
		computed: values{"arn": "arn:aws:events:{region}:{account}:event-bus/{name}"},
		replace:  "name",
	},
	"aws_cloudwatch_event_rule": {
		id: "{name}", computed: values{"arn": "arn:aws:events:{region}:{account}:rule/{name}"},
		defaults: values{"event_bus_name": "default", "state": "ENABLED", "force_destroy": false},
		replace:  "name name_prefix event_bus_name",
		json:     "event_pattern",
		rules: rules{
			"name": matching(1, 64, `[.\-_A-Za-z0-9]+`, "have only letters, digits and ._-"), "event_pattern": isJSON,
			"state": oneOf("ENABLED DISABLED ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"),
		},
		groups: []group{atLeastOne("schedule_expression event_pattern")},
	},
	"aws_cloudwatch_event_target": {
		id:       "{rule}-{target_id}",
		computed: values{"target_id": "terraform-{stamp}"},
		defaults: values{"event_bus_name": "default", "force_destroy": false},
		replace:  "rule target_id event_bus_name",
		rules:    rules{"arn": isARN, "input": isJSON},
		refs:     map[string]string{"rule": "aws_cloudwatch_event_rule"},
	},
}

// alarmPeriod allows the periods of PutMetricAlarm, in seconds.
func alarmPeriod(v any) string {
	n, ok := v.(float64)
	if !ok || n == 10 || n == 20 || n == 30 || n > 0 && int(n)%60 == 0 {
		return ""
	}
	return fmt.Sprintf("must be 10, 20, 30 or a multiple of 60, got %g", n)
}

// checkAlarm refuses an alarm that asks for more data points than it looks at (PutMetricAlarm).
func checkAlarm(o *op) error {
	points, _ := o.at("datapoints_to_alarm").(float64)
	periods, _ := o.at("evaluation_periods").(float64)
	if points > periods {
		return refuse("ValidationError", "datapoints to alarm, %g, must not exceed evaluation periods, %g", points, periods)
	}
	return nil
}

func isAlarmRule(v any) string {
	if s, ok := v.(string); ok {
		if err := metrics.CheckRule(s); err != nil {
			return "contains a " + err.Error()
		}
	}
	return ""
}

// isFilterPattern lets patterns of space-delimited fields pass: AWS reads them, and the sandbox does not.
func isFilterPattern(v any) string {
	if s, ok := v.(string); ok && !strings.HasPrefix(s, "[") {
		if _, err := pattern.Parse(s); err != nil {
			return "is a filter pattern that " + err.Error()
		}
	}
	return ""
}

// isInsightRule wants what Contributor Insights wants of a rule on logs
// (CloudWatch user guide, "Contributor Insights rule syntax").
func isInsightRule(v any) string {
	raw, ok := v.(string)
	if !ok {
		return ""
	}
	if _, err := contributors.Parse(raw); err != nil {
		return "contains an " + err.Error()
	}
	return ""
}

func isDashboard(v any) string {
	raw, ok := v.(string)
	if !ok {
		return ""
	}
	var body struct {
		Widgets []any `json:"widgets"`
	}
	if err := json.Unmarshal([]byte(raw), &body); err != nil {
		return fmt.Sprintf("contains an invalid dashboard: %v", err)
	}
	return ""
}
