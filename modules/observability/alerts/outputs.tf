output "topic_arn" {
  description = "Topic for the actions of alarms. It is known once alarms may send to it."
  value       = aws_sns_topic.this.arn
  depends_on  = [aws_sns_topic_policy.this]
}
