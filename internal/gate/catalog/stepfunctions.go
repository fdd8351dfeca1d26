package catalog

import "flota.dev/flota/internal/gate/check"

// stepfunctions are the checks of state machines, and of pipes.
var stepfunctions = append([]check.Check{
	{
		ID: "stepfunctions-logs", Family: check.Logging, Severity: check.Medium,
		Title: "Step Functions state machine writes no logs",
		Why:   "Why a run failed, or who started it with what, is gone once its history is.",
		Mend: `resource "aws_sfn_state_machine" "this" {
  logging_configuration {
    level           = "ERROR"
    log_destination = "${aws_cloudwatch_log_group.this.arn}:*"
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_285", "StepFunctions.1"},
		Types:     []string{"aws_sfn_state_machine"},
		Look:      check.Want(check.NoneOf("logging_configuration.level", "OFF", "OFF")),
	},
	{
		ID: "stepfunctions-execution-data", Family: check.Logging, Severity: check.Low,
		Title: "Step Functions state machine leaves inputs and outputs out of its logs",
		Why:   "Without what went in and came out, a failed run cannot be explained or repeated.",
		Mend: `resource "aws_sfn_state_machine" "this" {
  logging_configuration {
    include_execution_data = true
    level                  = "ALL"
    log_destination        = "${aws_cloudwatch_log_group.this.arn}:*"
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_285"},
		Types:     []string{"aws_sfn_state_machine"},
		Look:      check.Want(check.Every("logging_configuration", check.True("include_execution_data", false))),
	},
	{
		ID: "stepfunctions-tracing", Family: check.Logging, Severity: check.Low,
		Title: "Step Functions state machine is not traced",
		Why:   "Without traces it cannot be told which step of a slow run was to blame.",
		Mend: `resource "aws_sfn_state_machine" "this" {
  tracing_configuration {
    enabled = true
  }
}`,
		Practices: []string{"REL06-BP07"},
		Aliases:   []string{"CKV_AWS_284"},
		Types:     []string{"aws_sfn_state_machine"},
		Look:      check.Want(check.True("tracing_configuration.enabled", false)),
		Fix:       &check.Fix{Path: "tracing_configuration.enabled", Value: "true"},
	},
}, ownKeys(
	ownKey{ID: "stepfunctions-customer-key", Noun: "Step Functions state machine", Type: "aws_sfn_state_machine", Path: "encryption_configuration.kms_key_id",
		When: check.Given("encryption_configuration")},
	ownKey{ID: "pipes-customer-key", Noun: "EventBridge pipe", Type: "aws_pipes_pipe", Path: "kms_key_identifier"},
)...)
