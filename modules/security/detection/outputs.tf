output "detector_id" {
  description = "GuardDuty's detector. Null where it is off."
  value       = one(aws_guardduty_detector.this[*].id)
}

output "analyzer_arn" {
  description = "The analyzer of what others can reach."
  value       = aws_accessanalyzer_analyzer.external.arn
}

output "recorder" {
  description = "AWS Config's recorder. Null where it is off."
  value       = one(aws_config_configuration_recorder.this[*].name)
}
