variables {
  name        = "cambio-dev-ledger"
  count_range = { min = 1, max = 1 }
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "registers_its_tasks" {
  command = apply

  variables {
    cluster            = run.setup.cluster
    task               = run.setup.task
    subnet_ids         = run.setup.subnet_ids
    security_group_ids = [run.setup.security_group_id]
    discovery          = { namespace_id = run.setup.namespace_id, name = "ledger" }
  }

  assert {
    condition     = aws_ecs_service.this.service_registries[0].registry_arn == aws_service_discovery_service.this[0].arn
    error_message = "ECS must register the tasks under the name."
  }

  assert {
    condition     = aws_service_discovery_service.this[0].dns_config[0].dns_records[0].type == "A" && aws_service_discovery_service.this[0].dns_config[0].dns_records[0].ttl <= 10
    error_message = "The name must lead to addresses, and forget those that have gone soon."
  }

  assert {
    condition     = output.discovery_name == "ledger" && aws_service_discovery_service.this[0].dns_config[0].namespace_id == run.setup.namespace_id
    error_message = "The name must be the service's, in the environment's namespace."
  }
}

run "refuses_a_name_for_what_shifts_traffic" {
  command = plan

  variables {
    cluster            = run.setup.cluster
    task               = run.setup.task
    subnet_ids         = run.setup.subnet_ids
    security_group_ids = [run.setup.security_group_id]
    discovery          = { namespace_id = run.setup.namespace_id, name = "ledger" }
    deploy             = { strategy = "blue_green" }
    http = {
      port              = 8080
      vpc_id            = run.setup.vpc_id
      listener_arn      = run.setup.listener_arn
      load_balancer     = run.setup.load_balancer
      paths             = ["/ledger/*"]
      slot              = 1
      test_header_value = "x"
      health            = { path = "/healthz" }
    }
  }

  expect_failures = [var.discovery]
}
