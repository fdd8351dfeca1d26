package catalog

import "flota.dev/flota/internal/gate/check"

// logs are the checks of log groups.
var logs = append([]check.Check{
	{
		ID: "logs-retention", Family: check.Logging, Severity: check.Low,
		Title: "CloudWatch log group does not say how long it keeps logs",
		Why:   "Logs that never end cost more each month, and keep personal data longer than the law allows.",
		Mend: `resource "aws_cloudwatch_log_group" "this" {
  retention_in_days = 365
}`,
		Practices: []string{"SEC04-BP01", "COST04-BP05"},
		Aliases:   []string{"CKV_AWS_66", "KICS:cloudwatch_without_retention_period_specified", "CloudWatch.16"},
		Types:     []string{"aws_cloudwatch_log_group", "module"},
		Look:      calling(logGroupModule, check.AtLeast("retention_in_days", 1, 0), check.AtLeast("retention_in_days", 1, 0)),
	},
	{
		ID: "logs-retention-year", Family: check.Logging, Severity: check.Low,
		Title: "CloudWatch log group keeps logs for less than a year",
		Why:   "Intrusions are often found months later, when the logs that would explain them are gone.",
		Mend: `resource "aws_cloudwatch_log_group" "this" {
  retention_in_days = 365
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_338"},
		Types:     []string{"aws_cloudwatch_log_group"},
		Look:      check.Want(check.Or(check.AtLeast("retention_in_days", 365, 0), check.AtMost("retention_in_days", 0, 0))),
	},
}, ownKeys(
	ownKey{ID: "logs-customer-key", Noun: "CloudWatch log group", Type: "aws_cloudwatch_log_group", Path: "kms_key_id", Module: logGroupModule,
		Aliases: []string{"CKV_AWS_158", "AVD-AWS-0017", "KICS:cloudwatch_log_group_not_encrypted"}},
)...)
