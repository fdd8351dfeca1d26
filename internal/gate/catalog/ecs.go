package catalog

import "flota.dev/flota/internal/gate/check"

// ecs are the checks of clusters, services and capacity providers.
var ecs = append([]check.Check{
	{
		ID: "ecs-cluster-insights", Family: check.Logging, Severity: check.Low,
		Title: "ECS cluster has no Container Insights",
		Why:   "Without Container Insights there are no figures of single tasks, so a leak or a crash loop is seen only by its victims.",
		Mend: `resource "aws_ecs_cluster" "this" {
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}`,
		Practices: []string{"REL06-BP01", "SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_65", "AVD-AWS-0034", "KICS:ecs_cluster_container_insights_disabled", "ECS.12"},
		Types:     []string{"aws_ecs_cluster"},
		Look: check.Want(check.Saying("no setting turns containerInsights on",
			check.Some("setting", check.And(check.OneOf("name", "", "containerInsights"), check.OneOf("value", "", "enabled", "enhanced"))))),
	},
	{
		ID: "ecs-exec-logged", Family: check.Logging, Severity: check.Medium,
		Title: "ECS cluster does not log sessions in its containers",
		Why:   "ECS Exec opens a shell in a running container; without a log nobody can tell what was done there.",
		Mend: `resource "aws_ecs_cluster" "this" {
  configuration {
    execute_command_configuration {
      logging = "OVERRIDE"
      log_configuration {
        cloud_watch_log_group_name = aws_cloudwatch_log_group.exec.name
      }
    }
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_223"},
		Types:     []string{"aws_ecs_cluster"},
		Look:      check.Want(check.NoneOf("configuration.execute_command_configuration.logging", "DEFAULT", "NONE")),
	},
	{
		ID: "ecs-exec-log-encrypted", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "ECS cluster keeps logs of sessions in containers without a key of your own",
		Why:   "What is typed and shown in a shell of a container often holds secrets, and so do its logs.",
		Mend: `resource "aws_ecs_cluster" "this" {
  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.this.arn
      logging    = "OVERRIDE"
      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = aws_cloudwatch_log_group.exec.name
      }
    }
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_224"},
		Types:     []string{"aws_ecs_cluster"},
		Look: check.Want(check.Every("configuration.execute_command_configuration", check.If(
			check.NoneOf("logging", "DEFAULT", "NONE"),
			check.And(check.OwnKey("kms_key_id"), check.If(check.Given("log_configuration"), check.Or(
				check.True("log_configuration.cloud_watch_encryption_enabled", false),
				check.True("log_configuration.s3_bucket_encryption_enabled", false))))))),
	},
	{
		ID: "ecs-service-no-public-ip", Family: check.Network, Severity: check.High,
		Title: "ECS service gives its tasks public addresses",
		Why:   "A task with a public address is reached past the load balancer, its firewall and its logs as soon as a security group is too wide.",
		Mend: `resource "aws_ecs_service" "this" {
  network_configuration {
    subnets          = aws_subnet.private[*].id
    assign_public_ip = false
  }
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_333", "KICS:ecs_services_assigned_with_public_ip_address", "ECS.2", "ECS.16"},
		Types:     []string{"aws_ecs_service", "aws_ecs_task_set", "module"},
		Look:      calling(ecsModule, servicesPrivate, check.False("network_configuration.assign_public_ip", false)),
		Fix:       &check.Fix{Path: "network_configuration.assign_public_ip", Value: "false"},
	},
	{
		ID: "ecs-platform-latest", Family: check.Misconfiguration, Severity: check.Low,
		Title: "ECS service is held at an old platform of Fargate",
		Why:   "A fixed platform version gets no security updates of the kernel and the container runtime once AWS retires it.",
		Mend: `resource "aws_ecs_service" "this" {
  launch_type      = "FARGATE"
  platform_version = "LATEST"
}`,
		Practices: []string{"SEC06-BP01"},
		Aliases:   []string{"CKV_AWS_332", "ECS.10"},
		Types:     []string{"aws_ecs_service", "aws_ecs_task_set"},
		Look:      check.Want(check.OneOf("platform_version", "LATEST", "LATEST")),
	},
	{
		ID: "ecs-service-running", Family: check.Misconfiguration, Severity: check.Low,
		Title: "ECS service runs no task",
		Why:   "A service whose desired count is nought answers nobody until something else scales it.",
		Mend: `resource "aws_ecs_service" "this" {
  desired_count = 2
}`,
		Practices: []string{"REL11-BP02"},
		Aliases:   []string{"KICS:ecs_service_without_running_tasks"},
		Types:     []string{"aws_ecs_service"},
		Look: check.Want(check.If(
			check.And(check.NoneOf("scheduling_strategy", "REPLICA", "DAEMON"),
				check.Missing("deployment_maximum_percent"), check.Missing("deployment_minimum_healthy_percent")),
			check.AtLeast("desired_count", 1, 1))),
	},
	{
		ID: "ecs-deployment-rollback", Family: check.Misconfiguration, Severity: check.Low,
		Title: "ECS service does not go back when a deployment fails",
		Why:   "Without a circuit breaker or alarms a deployment whose tasks never start is tried again for ever, and nobody is told.",
		Mend: `resource "aws_ecs_service" "this" {
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}`,
		Practices: []string{"OPS06-BP04", "REL08-BP05"},
		Types:     []string{"aws_ecs_service"},
		Look: check.Want(check.If(
			check.And(check.OneOf("deployment_controller.type", "ECS", "ECS"), check.NoneOf("scheduling_strategy", "REPLICA", "DAEMON")),
			check.Or(
				check.And(check.True("deployment_circuit_breaker.enable", false), check.True("deployment_circuit_breaker.rollback", false)),
				check.And(check.True("alarms.enable", false), check.True("alarms.rollback", false))))),
	},
	{
		ID: "ecs-capacity-protected", Family: check.Misconfiguration, Severity: check.Low,
		Title: "ECS capacity provider lets instances with tasks on them be stopped",
		Why:   "When the group scales in, instances that still run tasks are ended, and the tasks with them.",
		Mend: `resource "aws_ecs_capacity_provider" "this" {
  auto_scaling_group_provider {
    auto_scaling_group_arn         = aws_autoscaling_group.this.arn
    managed_termination_protection = "ENABLED"
    managed_scaling {
      status = "ENABLED"
    }
  }
}`,
		Practices: []string{"REL11-BP02"},
		Aliases:   []string{"ECS.19"},
		Types:     []string{"aws_ecs_capacity_provider"},
		Look: check.Want(check.Every("auto_scaling_group_provider", check.If(check.OneOf("managed_scaling.status", "DISABLED", "ENABLED"),
			check.OneOf("managed_termination_protection", "DISABLED", "ENABLED")))),
	},
}, ecsTask...)
