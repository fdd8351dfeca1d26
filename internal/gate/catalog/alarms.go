package catalog

import "flota.dev/flota/internal/gate/check"

// alarms are the checks of CloudWatch alarms.
var alarms = append([]check.Check{
	{
		ID: "alarm-enabled", Family: check.Logging, Severity: check.Medium,
		Title: "CloudWatch alarm's actions are switched off",
		Why:   "The alarm goes off, and nobody is told.",
		Mend: `resource "aws_cloudwatch_metric_alarm" "this" {
  actions_enabled = true
}`,
		Practices: []string{"OPS08-BP04", "REL06-BP03"},
		Aliases:   []string{"CKV_AWS_319", "CloudWatch.17"},
		Types:     []string{"aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"},
		Look:      check.Want(check.True("actions_enabled", true)),
		Fix:       &check.Fix{Path: "actions_enabled", Value: "true"},
	},
	{
		ID: "alarm-acts", Family: check.Logging, Severity: check.Low,
		Title: "CloudWatch alarm does nothing when it goes off",
		Why:   "An alarm that tells nobody and starts nothing is seen only by whoever looks at it.",
		Mend: `resource "aws_cloudwatch_metric_alarm" "this" {
  alarm_actions = [aws_sns_topic.oncall.arn]
}`,
		Practices: []string{"OPS08-BP04", "REL06-BP03"},
		Aliases:   []string{"CloudWatch.15"},
		Types:     []string{"aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"},
		Look: check.Want(check.Or(check.Given("alarm_actions"), check.Given("ok_actions"),
			check.Given("insufficient_data_actions"), watched)),
	},
	{
		ID: "cloudtrail-watched", Family: check.Logging, Severity: check.Low,
		Title: "CloudTrail trail goes to a log group that no alarm watches",
		Why:   "Root logging in, keys being deleted or the trail being stopped is written down, and nobody is told.",
		Mend: `resource "aws_cloudwatch_log_metric_filter" "root" {
  name           = "root"
  log_group_name = aws_cloudwatch_log_group.trail.name
  pattern        = "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }"
  metric_transformation {
    name      = "root"
    namespace = "trail"
    value     = "1"
  }
}`,
		Practices: []string{"SEC04-BP03"},
		Types:     []string{"aws_cloudtrail"},
		Look:      unwatchedTrail,
	},
}, watches...)
