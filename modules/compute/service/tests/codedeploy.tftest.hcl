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

run "apply_codedeploy" {
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
    deploy = { strategy = "blue_green", controller = "codedeploy", bake_seconds = 90 }
  }

  assert {
    condition     = aws_ecs_service.this.deployment_controller[0].type == "CODE_DEPLOY" && length(aws_ecs_service.this.alarms) == 0 && length(aws_ecs_service.this.deployment_circuit_breaker) == 0
    error_message = "ECS must leave deployments to CodeDeploy."
  }

  assert {
    condition     = output.codedeploy == { application = "cambio-dev-orders", deployment_group = "cambio-dev-orders" }
    error_message = "The outputs must name CodeDeploy's application and group."
  }

  assert {
    condition     = aws_codedeploy_deployment_group.this[0].blue_green_deployment_config[0].terminate_blue_instances_on_deployment_success[0].termination_wait_time_in_minutes == 2
    error_message = "The old tasks must outlive the shift by the bake, in whole minutes."
  }

  assert {
    condition     = aws_codedeploy_deployment_group.this[0].alarm_configuration[0].alarms == toset(output.alarm_names) && contains(aws_codedeploy_deployment_group.this[0].auto_rollback_configuration[0].events, "DEPLOYMENT_STOP_ON_ALARM")
    error_message = "Alarms must roll back."
  }
}

run "apply_codedeploy_canary" {
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
    deploy = { strategy = "canary", controller = "codedeploy", bake_seconds = 90, canary = { percent = 2.5, wait_seconds = 90 } }
  }

  assert {
    condition     = aws_codedeploy_deployment_group.this[0].deployment_config_name == aws_codedeploy_deployment_config.this[0].deployment_config_name
    error_message = "The group must shift traffic as the service's own configuration says."
  }

  assert {
    condition     = one(aws_codedeploy_deployment_config.this[0].traffic_routing_config[0].time_based_canary) == { percentage = 3, interval = 2 }
    error_message = "A canary of CodeDeploy's is of whole percent and whole minutes, rounded up."
  }
}
