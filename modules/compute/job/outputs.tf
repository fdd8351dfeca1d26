output "name" {
  description = "The schedule's name."
  value       = aws_scheduler_schedule.this.name
}

output "group" {
  description = "The group that the schedule is in."
  value       = aws_scheduler_schedule.this.group_name
}

output "arn" {
  description = "The schedule's ARN."
  value       = aws_scheduler_schedule.this.arn
}
