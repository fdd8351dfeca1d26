output "metric" {
  description = "The metric: `namespace` and `metric`. Its dimensions are Service (an ECS service's ARN, or CodeDeploy's application) and Event."
  value = {
    namespace = var.namespace
    metric    = aws_cloudwatch_log_metric_filter.this["ecs"].metric_transformation[0].name
  }
}

output "log_group" {
  description = "Log group of the events."
  value       = aws_cloudwatch_log_group.this.name
}
