output "state_machine_arn" {
  description = "State machine that posts the messages."
  value       = aws_sfn_state_machine.this.arn
}

output "rule_arn" {
  description = "EventBridge rule that starts it."
  value       = aws_cloudwatch_event_rule.this.arn
}
