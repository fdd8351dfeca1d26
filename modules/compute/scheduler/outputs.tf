output "group" {
  description = "Name of the group that jobs put their schedules in."
  value       = aws_scheduler_schedule_group.this.name
}

output "dead_letter_queue_arn" {
  description = "Queue that takes what could not be started."
  value       = aws_sqs_queue.dead_letters.arn
}
