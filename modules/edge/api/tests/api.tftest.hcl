variables {
  name                            = "cambio-dev"
  host                            = "api.dev.cambio.example"
  certificate_arn                 = "arn:aws:acm:us-east-1:111111111111:certificate/11111111-2222-3333-4444-555555555555"
  vpc_id                          = "vpc-0123456789abcdef0"
  subnet_ids                      = ["subnet-00000000000000001", "subnet-00000000000000002"]
  load_balancer_security_group_id = "sg-0123456789abcdef0"
  log_key_arn                     = "arn:aws:kms:us-east-1:111111111111:key/33333333-2222-3333-4444-555555555555"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply" {
  command = apply

  variables {
    certificate_arn                 = run.setup.certificate_arn
    vpc_id                          = run.setup.vpc_id
    subnet_ids                      = run.setup.subnet_ids
    load_balancer_security_group_id = run.setup.balancer_group_id
  }

  assert {
    condition     = aws_apigatewayv2_api.this.protocol_type == "HTTP" && aws_apigatewayv2_api.this.disable_execute_api_endpoint
    error_message = "It must be an HTTP API that answers at our own name only."
  }

  assert {
    condition     = aws_apigatewayv2_stage.this.name == "$default" && aws_apigatewayv2_stage.this.auto_deploy
    error_message = "Routes must go live by themselves, with nothing before their path."
  }

  assert {
    condition     = aws_apigatewayv2_stage.this.default_route_settings[0].throttling_rate_limit == 1000 && aws_apigatewayv2_stage.this.default_route_settings[0].throttling_burst_limit == 2000
    error_message = "Requests must be throttled."
  }

  assert {
    condition     = aws_apigatewayv2_stage.this.access_log_settings[0].destination_arn == aws_cloudwatch_log_group.access.arn && jsondecode(aws_apigatewayv2_stage.this.access_log_settings[0].format).status == "$context.status"
    error_message = "Every request must be logged, in JSON."
  }

  assert {
    condition     = aws_cloudwatch_log_group.access.kms_key_id == var.log_key_arn
    error_message = "Access logs must be encrypted with the key."
  }

  assert {
    condition     = aws_apigatewayv2_domain_name.this.domain_name_configuration[0].security_policy == "TLS_1_2" && aws_apigatewayv2_domain_name.this.domain_name == "api.dev.cambio.example"
    error_message = "The name must speak TLS 1.2 or newer."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.link.referenced_security_group_id == run.setup.balancer_group_id && aws_vpc_security_group_egress_rule.link.to_port == 443
    error_message = "The link may reach the load balancer only, by HTTPS."
  }

  assert {
    condition     = aws_apigatewayv2_vpc_link.this.subnet_ids == toset(run.setup.subnet_ids) && output.vpc_link_id == aws_apigatewayv2_vpc_link.this.id
    error_message = "The link must stand in the subnets."
  }

  assert {
    condition     = endswith(output.target.dns_name, ".amazonaws.com") && startswith(output.target.zone_id, "Z")
    error_message = "The name's target must be API Gateway's."
  }

  assert {
    condition     = can(regex("^[a-z0-9]{10}$", output.id)) && endswith(output.execution_arn, ":${output.id}")
    error_message = "The outputs must name the API."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name     = ""
    throttle = { rate = 0 }
  }

  expect_failures = [var.name, var.throttle]
}
