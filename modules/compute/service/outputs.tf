output "arn" {
  description = "The service's ARN."
  value       = aws_ecs_service.this.arn
}

output "name" {
  description = "The service's name."
  value       = aws_ecs_service.this.name
}

output "target_groups" {
  description = "The two target groups, `blue` and `green`: `arn`, `arn_suffix` and `name`. Null without requests."
  value = var.http == null ? null : {
    for key, colour in local.colours : colour => {
      arn        = aws_lb_target_group.this[key].arn
      arn_suffix = aws_lb_target_group.this[key].arn_suffix
      name       = aws_lb_target_group.this[key].name
    }
  }
}

output "production_rule_arn" {
  description = "Listener rule that carries the clients' requests. Null without requests."
  value       = one(aws_lb_listener_rule.production[*].arn)
}

output "test_rule_arn" {
  description = "Listener rule that carries requests with the test header. Null without requests."
  value       = one(aws_lb_listener_rule.test[*].arn)
}

output "alarm_names" {
  description = "Alarms that roll a release back, sorted."
  value       = local.alarm_names
}

output "discovery_name" {
  description = "Name that leads to its tasks, without the namespace. Null without discovery."
  value       = one(aws_service_discovery_service.this[*].name)
}

output "codedeploy" {
  description = "CodeDeploy's `application` and `deployment_group`. Null where ECS deploys."
  value = local.native ? null : {
    application      = aws_codedeploy_app.this[0].name
    deployment_group = aws_codedeploy_deployment_group.this[0].deployment_group_name
  }
}
