variables {
  name        = "cambio-dev"
  account     = "111111111111"
  region      = "us-east-1"
  cidr        = "10.20.0.0/16"
  log_key_arn = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
}

run "plan_single_nat" {
  command = plan

  assert {
    condition     = aws_subnet.private[*].cidr_block == ["10.20.0.0/19", "10.20.32.0/19"]
    error_message = "Private subnets must take an eighth of the block each, from the start."
  }

  assert {
    condition     = aws_subnet.public[*].cidr_block == ["10.20.128.0/22", "10.20.132.0/22"]
    error_message = "Public subnets must start in the middle of the block."
  }

  assert {
    condition     = aws_subnet.data[*].cidr_block == ["10.20.160.0/22", "10.20.164.0/22"]
    error_message = "Data subnets must follow the public ones."
  }

  assert {
    condition     = alltrue([for s in aws_subnet.public : s.map_public_ip_on_launch == false])
    error_message = "Nothing gets a public address by itself."
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 1 && length(aws_route.private) == 2
    error_message = "A single gateway must serve both zones."
  }

  assert {
    condition     = length(aws_vpc_endpoint.interface) == 0 && length(aws_security_group.endpoints) == 0
    error_message = "Behind a NAT gateway, interface endpoints would only cost."
  }

  assert {
    condition     = aws_vpc_endpoint.s3.service_name == "com.amazonaws.us-east-1.s3" && aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway"
    error_message = "S3 must be reached by a gateway endpoint."
  }

  assert {
    condition     = aws_cloudwatch_log_group.flow.kms_key_id == var.log_key_arn && aws_flow_log.this.traffic_type == "ALL"
    error_message = "All traffic must be logged, encrypted with the key."
  }
}

run "apply_single_nat" {
  command = apply

  assert {
    condition     = aws_network_acl.data.subnet_ids == toset(aws_subnet.data[*].id)
    error_message = "The data tier, and no other, must be behind its network ACL."
  }

  assert {
    condition = { for r in aws_network_acl.data.ingress : r.rule_no => [r.action, r.protocol, r.cidr_block, r.from_port, r.to_port] } == {
      100 = ["allow", "tcp", "10.20.0.0/17", 5432, 5432]
      110 = ["allow", "tcp", "10.20.160.0/19", 1024, 65535]
    }
    error_message = "Only tasks may come to the data tier, at PostgreSQL's port, and databases to each other."
  }

  assert {
    condition = { for r in aws_network_acl.data.egress : r.rule_no => [r.action, r.protocol, r.cidr_block, r.from_port, r.to_port] } == {
      100 = ["allow", "tcp", "10.20.0.0/17", 1024, 65535]
      110 = ["allow", "tcp", "10.20.160.0/19", 1024, 65535]
    }
    error_message = "Out of the data tier must go answers to tasks, what databases say to each other, and nothing else."
  }

  assert {
    # A block holds another if its own address comes out of the other's first, cut to the block's length.
    condition     = alltrue([for s in aws_subnet.public : alltrue([for r in aws_network_acl.data.ingress : cidrhost("${split("/", s.cidr_block)[0]}/${split("/", r.cidr_block)[1]}", 0) != cidrhost(r.cidr_block, 0)])])
    error_message = "The public tier must not reach the data tier."
  }

  assert {
    condition     = alltrue([for s in aws_subnet.private[*].cidr_block : cidrhost("${split("/", s)[0]}/17", 0) == "10.20.0.0"]) && alltrue([for s in aws_subnet.data : cidrhost("${split("/", s.cidr_block)[0]}/19", 0) == "10.20.160.0"])
    error_message = "The ranges must be those of the tiers."
  }

  assert {
    condition     = aws_vpc_endpoint.s3.route_table_ids == toset(aws_route_table.private[*].id)
    error_message = "Databases must have no way out, not even to S3."
  }

  assert {
    condition     = alltrue([for r in aws_route.private : r.nat_gateway_id == aws_nat_gateway.this[0].id])
    error_message = "All private routes must go through the one gateway."
  }

  assert {
    condition     = aws_route.public.gateway_id == aws_internet_gateway.this.id
    error_message = "The public route must go through the internet gateway."
  }

  assert {
    condition     = aws_default_security_group.closed.vpc_id == aws_vpc.this.id && length(aws_default_security_group.closed.ingress) == 0 && length(aws_default_security_group.closed.egress) == 0
    error_message = "The default group must be closed."
  }

  assert {
    condition     = length(distinct(output.zones)) == 2 && length(output.private_subnet_ids) == 2 && length(output.data_subnet_ids) == 2
    error_message = "There must be a subnet of each tier in each zone."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.flow.policy).Statement[0].Resource == "${aws_cloudwatch_log_group.flow.arn}:*"
    error_message = "The flow log's role may write its own group only."
  }
}

run "plan_nat_per_zone" {
  command = plan

  variables {
    zones = 3
    nat   = "per_zone"
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 3 && length(aws_eip.nat) == 3
    error_message = "Each zone must have a gateway."
  }
}

run "apply_without_nat" {
  command = apply

  variables {
    nat = "none"
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 0 && length(aws_route.private) == 0
    error_message = "There must be no way out."
  }

  assert {
    condition     = toset(keys(aws_vpc_endpoint.interface)) == toset(["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "ssmmessages"])
    error_message = "Tasks must reach the registry, logs and secrets through endpoints."
  }

  assert {
    condition     = alltrue([for e in aws_vpc_endpoint.interface : e.private_dns_enabled && e.security_group_ids == toset([aws_security_group.endpoints[0].id])])
    error_message = "Endpoints must answer by their usual names, behind their group."
  }

  assert {
    condition     = jsondecode(aws_vpc_endpoint.interface["ecr.api"].policy).Statement[0].Condition.StringEquals["aws:PrincipalAccount"] == "111111111111"
    error_message = "Endpoints must serve this account only."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.endpoints[0].cidr_ipv4 == "10.20.0.0/16" && aws_vpc_security_group_ingress_rule.endpoints[0].to_port == 443
    error_message = "Endpoints must take HTTPS from the network."
  }
}

run "endpoints_can_be_chosen" {
  command = plan

  variables {
    endpoints = ["sqs"]
  }

  assert {
    condition     = keys(aws_vpc_endpoint.interface) == ["sqs"] && aws_vpc_endpoint.interface["sqs"].service_name == "com.amazonaws.us-east-1.sqs"
    error_message = "The chosen endpoint must be made, and no other."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    cidr               = "10.0.0.0/8"
    zones              = 1
    nat                = "many"
    endpoints          = ["s3"]
    log_retention_days = 31
  }

  expect_failures = [var.cidr, var.zones, var.nat, var.endpoints, var.log_retention_days]
}
