package catalog

import "flota.dev/flota/internal/gate/check"

// eventbridge are the checks of buses, schedules and pipes.
var eventbridge = append([]check.Check{
	{
		ID: "eventbridge-endpoint-replication", Family: check.Backup, Severity: check.Low,
		Title:     "EventBridge global endpoint does not replicate its events",
		Why:       "When the region fails, the events that it had taken are not in the other one.",
		Mend:      setting("aws_cloudwatch_event_endpoint", "replication_config.state", `"ENABLED"`),
		Practices: []string{"REL10-BP01"},
		Aliases:   []string{"EventBridge.4"},
		Types:     []string{"aws_cloudwatch_event_endpoint"},
		Look:      check.Want(check.OneOf("replication_config.state", "ENABLED", "ENABLED")),
	},
}, ownKeys(
	ownKey{ID: "eventbridge-bus-customer-key", Noun: "EventBridge bus", Type: "aws_cloudwatch_event_bus", Path: "kms_key_identifier"},
	ownKey{ID: "eventbridge-schedule-customer-key", Noun: "EventBridge schedule", Type: "aws_scheduler_schedule", Path: "kms_key_arn", Aliases: []string{"CKV_AWS_297"}},
)...)
