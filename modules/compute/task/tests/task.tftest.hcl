variables {
  name           = "cambio-dev-orders"
  container_name = "orders"
  account        = "111111111111"
  region         = "us-east-1"
  repository = {
    arn = "arn:aws:ecr:us-east-1:111111111111:repository/cambio/orders"
    url = "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/orders"
  }
  size            = { cpu = 256, memory = 512 }
  secrets_key_arn = "arn:aws:kms:us-east-1:111111111111:key/22222222-2222-3333-4444-555555555555"
  data_key_arn    = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
  log_key_arn     = "arn:aws:kms:us-east-1:111111111111:key/33333333-2222-3333-4444-555555555555"
  log_group       = "/cambio/dev/orders"
  vpc_id          = "vpc-0123456789abcdef0"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply_http" {
  command = apply

  variables {
    vpc_id                   = run.setup.vpc_id
    port                     = 8080
    client_security_group_id = run.setup.balancer_group_id
    environment              = { PORT = "8080", LOG_LEVEL = "info" }
    secrets = {
      PAYMENTS_KEY = { kind = "parameter", arn = "arn:aws:ssm:us-east-1:111111111111:parameter/cambio/dev/payments-key" }
      PGPASSWORD   = { kind = "secret", arn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:rds!db-1-AbCdEf", key = "password" }
      TOKEN        = { kind = "secret", arn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:token", by_name = true }
    }
    buckets = ["arn:aws:s3:::cambio-dev-statements"]
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].image == "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/orders:bootstrap"
    error_message = "The image must be the placeholder."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].portMappings == [{ containerPort = 8080, hostPort = 8080, protocol = "tcp" }]
    error_message = "The port must be mapped."
  }

  assert {
    condition = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].environment == [
      { name = "LOG_LEVEL", value = "info" }, { name = "PORT", value = "8080" },
    ]
    error_message = "The environment must be sorted, so that plans are quiet."
  }

  assert {
    condition = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].secrets == [
      { name = "PAYMENTS_KEY", valueFrom = "arn:aws:ssm:us-east-1:111111111111:parameter/cambio/dev/payments-key" },
      { name = "PGPASSWORD", valueFrom = "arn:aws:secretsmanager:us-east-1:111111111111:secret:rds!db-1-AbCdEf:password::" },
      { name = "TOKEN", valueFrom = "arn:aws:secretsmanager:us-east-1:111111111111:secret:token" },
    ]
    error_message = "Secrets must be named by ARN."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].readonlyRootFilesystem && jsondecode(aws_ecs_task_definition.this.container_definitions)[0].stopTimeout == 15
    error_message = "The root file system must be read-only and the task must get its time to drain."
  }

  assert {
    condition     = aws_ecs_task_definition.this.skip_destroy && aws_ecs_task_definition.this.network_mode == "awsvpc"
    error_message = "Old revisions must stay registered."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_role_policy.execution.policy).Statement : s.Sid => s.Resource if contains(["Pull", "Parameters", "Secrets", "DecryptSecrets"], s.Sid) } == {
      Pull       = "arn:aws:ecr:us-east-1:111111111111:repository/cambio/orders"
      Parameters = ["arn:aws:ssm:us-east-1:111111111111:parameter/cambio/dev/payments-key"]
      Secrets = [
        "arn:aws:secretsmanager:us-east-1:111111111111:secret:rds!db-1-AbCdEf",
        "arn:aws:secretsmanager:us-east-1:111111111111:secret:token-??????",
      ]
      DecryptSecrets = var.secrets_key_arn
    }
    error_message = "ECS may read just these secrets, and pull from this repository."
  }

  assert {
    condition     = [for s in jsondecode(aws_iam_role_policy.execution.policy).Statement : s.Action if s.Resource == "*"] == ["ecr:GetAuthorizationToken"]
    error_message = "Only the login may be allowed on any resource."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.buckets[0].policy).Statement[1].Resource == ["arn:aws:s3:::cambio-dev-statements/*"]
    error_message = "The program may use its bucket's objects."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.requests[0].from_port == 8080 && aws_vpc_security_group_ingress_rule.requests[0].referenced_security_group_id == run.setup.balancer_group_id
    error_message = "Only the load balancer may send requests, and only to the port."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.log_key_arn && aws_cloudwatch_log_group.this.retention_in_days == 30
    error_message = "Logs must be encrypted and kept 30 days."
  }

  assert {
    condition     = can(regex(":task-definition/cambio-dev-orders:[0-9]+$", output.definition_arn))
    error_message = "The output must be a revision of the family."
  }
}

run "plan_worker_has_nothing_it_does_not_need" {
  command = plan

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.requests) == 0 && length(aws_iam_role_policy.buckets) == 0
    error_message = "A worker must take no requests and have no rights."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name          = "a-name-that-is-so-long-that-its-roles-would-break-the-limit-of-iam"
    size          = { cpu = 256, memory = 4096 }
    architecture  = "x86"
    port          = 8080
    environment   = { "1ST" = "x" }
    drain_seconds = 300
  }

  expect_failures = [var.name, var.size, var.architecture, var.environment, var.drain_seconds, var.client_security_group_id]
}

run "refuses_a_variable_in_both" {
  command = plan

  variables {
    environment = { TOKEN = "x" }
    secrets     = { TOKEN = { kind = "parameter", arn = "arn:aws:ssm:us-east-1:111111111111:parameter/token" } }
  }

  expect_failures = [var.secrets]
}

run "bounds_its_roles" {
  command = plan

  variables {
    permissions_boundary = "arn:aws:iam::111111111111:policy/cambio-dev-boundary"
  }

  assert {
    condition     = alltrue([for r in [aws_iam_role.execution, aws_iam_role.task] : r.permissions_boundary == "arn:aws:iam::111111111111:policy/cambio-dev-boundary"])
    error_message = "Both roles must carry the boundary."
  }
}

run "peers_open_no_more_than_their_ports" {
  command = plan

  variables {
    port = 7000
    peers = {
      security_group_id = run.setup.balancer_group_id
      serves            = true
      ports             = { ledger = 7100 }
    }
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.peers[0].from_port == 7000 && aws_vpc_security_group_ingress_rule.peers[0].to_port == 7000 && aws_vpc_security_group_ingress_rule.peers[0].referenced_security_group_id == run.setup.balancer_group_id
    error_message = "Peers must reach the task on its port only."
  }

  assert {
    condition     = keys(aws_vpc_security_group_egress_rule.peers) == ["ledger"] && aws_vpc_security_group_egress_rule.peers["ledger"].from_port == 7100 && aws_vpc_security_group_egress_rule.peers["ledger"].to_port == 7100
    error_message = "The task must reach the peers that it calls on their ports only."
  }

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.requests) == 0
    error_message = "Without a load balancer no other group must get in."
  }
}

run "refuses_to_be_found_without_a_port" {
  command = plan

  variables {
    peers = { security_group_id = run.setup.balancer_group_id, serves = true }
  }

  expect_failures = [var.peers]
}
