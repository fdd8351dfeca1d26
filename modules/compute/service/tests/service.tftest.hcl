variables {
  name = "cambio-dev-orders"
  cluster = {
    arn                    = "arn:aws:ecs:us-east-1:111111111111:cluster/cambio-dev"
    name                   = "cambio-dev"
    load_balancer_role_arn = "arn:aws:iam::111111111111:role/cambio-dev-ecs-traffic"
  }
  task = {
    definition_arn     = "arn:aws:ecs:us-east-1:111111111111:task-definition/cambio-dev-orders:1"
    container_name     = "orders"
    task_role_arn      = "arn:aws:iam::111111111111:role/cambio-dev-orders-task"
    execution_role_arn = "arn:aws:iam::111111111111:role/cambio-dev-orders-start"
  }
  subnet_ids         = ["subnet-00000000000000001", "subnet-00000000000000002"]
  security_group_ids = ["sg-0123456789abcdef0"]
  count_range        = { min = 2, max = 10, cpu = 60 }
  http = {
    port              = 8080
    vpc_id            = "vpc-0123456789abcdef0"
    listener_arn      = "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/cambio-dev/0123456789abcdef/0123456789abcdef"
    load_balancer     = "app/cambio-dev/0123456789abcdef"
    paths             = ["/orders", "/orders/*"]
    slot              = 4711
    test_header_value = "orders-0123456789abcdef"
    health            = { path = "/healthz" }
  }
  deploy = { strategy = "canary", bake_seconds = 300, canary = { percent = 10, wait_seconds = 60 } }
  limits = { error_rate = 1, p99_seconds = 0.5 }
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply_canary" {
  command = apply

  variables {
    cluster            = run.setup.cluster
    task               = run.setup.task
    subnet_ids         = run.setup.subnet_ids
    security_group_ids = [run.setup.security_group_id]
    http = {
      port              = 8080
      vpc_id            = run.setup.vpc_id
      listener_arn      = run.setup.listener_arn
      load_balancer     = run.setup.load_balancer
      paths             = ["/orders", "/orders/*"]
      slot              = 4711
      test_header_value = "orders-0123456789abcdef"
      health            = { path = "/healthz" }
    }
  }

  assert {
    condition     = aws_ecs_service.this.desired_count == 0 && aws_ecs_service.this.deployment_controller[0].type == "ECS"
    error_message = "Nothing may run before the first release."
  }

  assert {
    condition     = aws_ecs_service.this.deployment_configuration[0].strategy == "CANARY" && aws_ecs_service.this.deployment_configuration[0].bake_time_in_minutes == "5"
    error_message = "The strategy must be canary, with a bake of five minutes."
  }

  assert {
    condition     = aws_ecs_service.this.deployment_configuration[0].canary_configuration[0].canary_percent == 10 && aws_ecs_service.this.deployment_configuration[0].canary_configuration[0].canary_bake_time_in_minutes == "1"
    error_message = "The canary must get a tenth of the traffic for a minute."
  }

  assert {
    condition     = aws_ecs_service.this.deployment_circuit_breaker[0].enable && aws_ecs_service.this.deployment_circuit_breaker[0].rollback
    error_message = "Tasks that cannot start must roll back."
  }

  assert {
    condition = output.alarm_names == tolist([
      "cambio-dev-orders-5xx-b", "cambio-dev-orders-5xx-g",
      "cambio-dev-orders-p99-b", "cambio-dev-orders-p99-g",
      "cambio-dev-orders-unhealthy-b", "cambio-dev-orders-unhealthy-g",
    ])
    error_message = "Both target groups must have their alarms."
  }

  assert {
    condition     = aws_ecs_service.this.alarms[0].rollback && aws_ecs_service.this.alarms[0].alarm_names == toset(output.alarm_names)
    error_message = "Every alarm must roll back."
  }

  assert {
    condition     = [for g in ["b", "g"] : aws_lb_target_group.this[g].name] == ["cambio-dev-orders-b", "cambio-dev-orders-g"]
    error_message = "There must be a blue and a green target group."
  }

  assert {
    condition     = aws_lb_target_group.this["b"].deregistration_delay == "15" && aws_lb_target_group.this["b"].health_check[0].timeout == 4 && aws_lb_target_group.this["b"].target_type == "ip"
    error_message = "The group must drain 15 seconds and give up a check before the next."
  }

  assert {
    condition     = aws_lb_listener_rule.production[0].priority == 34711 && aws_lb_listener_rule.test[0].priority == 4711
    error_message = "The test rule must come before any production rule."
  }

  assert {
    condition     = one(aws_lb_listener_rule.test[0].condition).http_header[0].http_header_name == "x-flota-test" && one(aws_lb_listener_rule.test[0].condition).http_header[0].values == toset(["orders-0123456789abcdef"])
    error_message = "The test rule must want the header."
  }

  assert {
    condition     = { for t in aws_lb_listener_rule.production[0].action[0].forward[0].target_group : t.arn => t.weight } == { (output.target_groups.blue.arn) = 100, (output.target_groups.green.arn) = 0 }
    error_message = "At first, blue must get everything; green must be attached."
  }

  assert {
    condition     = one(aws_ecs_service.this.load_balancer).advanced_configuration[0].alternate_target_group_arn == output.target_groups.green.arn && one(aws_ecs_service.this.load_balancer).advanced_configuration[0].role_arn == var.cluster.load_balancer_role_arn
    error_message = "ECS must know the other group and have the role to move traffic."
  }

  assert {
    condition     = one(aws_ecs_service.this.load_balancer).advanced_configuration[0].production_listener_rule == output.production_rule_arn && one(aws_ecs_service.this.load_balancer).advanced_configuration[0].test_listener_rule == output.test_rule_arn
    error_message = "ECS must know both rules."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.errors["g"].threshold == 1 && { for q in aws_cloudwatch_metric_alarm.errors["g"].metric_query : q.id => q.expression }["rate"] == "100 * errors / requests"
    error_message = "The 5xx alarm must compare a rate in percent."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.latency["b"].extended_statistic == "p99" && aws_cloudwatch_metric_alarm.latency["b"].dimensions["TargetGroup"] == output.target_groups.blue.arn_suffix
    error_message = "The latency alarm must watch its own group's p99."
  }

  assert {
    condition     = aws_appautoscaling_target.this[0].resource_id == "service/cambio-dev/cambio-dev-orders" && aws_appautoscaling_target.this[0].min_capacity == 2 && aws_appautoscaling_target.this[0].max_capacity == 10
    error_message = "The service must scale from 2 to 10."
  }

  assert {
    condition     = aws_appautoscaling_policy.cpu[0].target_tracking_scaling_policy_configuration[0].target_value == 60
    error_message = "Scaling must hold 60 percent of CPU."
  }

  assert {
    condition     = output.codedeploy == null
    error_message = "ECS must deploy by itself."
  }
}

run "special_paths_come_first" {
  command = plan

  variables {
    http = {
      port              = 8080
      vpc_id            = "vpc-0123456789abcdef0"
      listener_arn      = "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/cambio-dev/0123456789abcdef/0123456789abcdef"
      load_balancer     = "app/cambio-dev/0123456789abcdef"
      paths             = ["/orders/archive/*", "/orders/archive/old/*"]
      slot              = 7
      test_header_value = "archive-0123456789abcdef"
      health            = { path = "/healthz" }
    }
  }

  assert {
    condition     = aws_lb_listener_rule.production[0].priority == 20007
    error_message = "Paths two parts deep must come before paths of one part."
  }
}

run "a_catch_all_comes_last" {
  command = plan

  variables {
    http = {
      port              = 8080
      vpc_id            = "vpc-0123456789abcdef0"
      listener_arn      = "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/cambio-dev/0123456789abcdef/0123456789abcdef"
      load_balancer     = "app/cambio-dev/0123456789abcdef"
      paths             = ["/*"]
      slot              = 7
      test_header_value = "web-0123456789abcdef"
      health            = { path = "/healthz" }
    }
    count_range = { min = 1, max = 1 }
    limits      = {}
    deploy      = {}
  }

  assert {
    condition     = aws_lb_listener_rule.production[0].priority == 40007
    error_message = "A catch-all must come after all other paths."
  }

  assert {
    condition     = output.alarm_names == tolist(["cambio-dev-orders-unhealthy-b", "cambio-dev-orders-unhealthy-g"]) && length(aws_appautoscaling_target.this) == 0
    error_message = "Without limits, only unhealthy tasks must alarm; a fixed count must not scale."
  }

  assert {
    condition     = aws_ecs_service.this.deployment_configuration[0].strategy == "ROLLING"
    error_message = "The strategy must be rolling by default."
  }
}

run "plan_worker" {
  command = plan

  variables {
    name        = "cambio-dev-a-worker-with-a-long-name"
    http        = null
    deploy      = {}
    count_range = { min = 1, max = 1 }
  }

  assert {
    condition     = length(aws_lb_target_group.this) == 0 && length(aws_lb_listener_rule.production) == 0 && length(aws_ecs_service.this.load_balancer) == 0
    error_message = "A worker must have no load balancer."
  }

  assert {
    condition     = length(output.alarm_names) == 0 && output.target_groups == null && output.test_rule_arn == null
    error_message = "A worker must have nothing that watches requests."
  }

  assert {
    condition     = coalesce(aws_ecs_service.this.health_check_grace_period_seconds, 0) == 0 && aws_ecs_service.this.deployment_configuration[0].strategy == "ROLLING"
    error_message = "A worker must roll, without health checks."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name        = "cambio-production-a-service-with-a-long-name"
    subnet_ids  = []
    count_range = { min = 4, max = 2 }
    deploy      = { strategy = "canary" }
  }

  expect_failures = [var.name, var.subnet_ids, var.count_range, var.deploy]
}

run "refuses_bad_requests" {
  command = plan

  variables {
    http = {
      port              = 8080
      vpc_id            = "vpc-0123456789abcdef0"
      listener_arn      = "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/cambio-dev/0123456789abcdef/0123456789abcdef"
      load_balancer     = "app/cambio-dev/0123456789abcdef"
      paths             = ["orders"]
      slot              = 10000
      test_header_value = "orders-0123456789abcdef"
      health            = { path = "/healthz", interval_seconds = 1, healthy = 1 }
    }
  }

  expect_failures = [var.http]
}

run "refuses_to_shift_traffic_of_a_worker" {
  command = plan

  variables {
    http   = null
    deploy = { strategy = "blue_green" }
  }

  expect_failures = [var.deploy]
}
