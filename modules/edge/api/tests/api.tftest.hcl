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

run "apply_with_cors_and_tokens" {
  command = apply

  variables {
    certificate_arn                 = run.setup.certificate_arn
    vpc_id                          = run.setup.vpc_id
    subnet_ids                      = run.setup.subnet_ids
    load_balancer_security_group_id = run.setup.balancer_group_id
    listener_arn                    = run.setup.listener_arn
    cors                            = { origins = ["https://dev.cambio.example"], methods = ["GET", "POST"], credentials = true }
    auth                            = { customers = { issuer = "https://id.cambio.example", audience = ["cambio"] } }
  }

  assert {
    condition     = aws_apigatewayv2_api.this.cors_configuration[0].allow_origins == toset(["https://dev.cambio.example"]) && aws_apigatewayv2_api.this.cors_configuration[0].allow_credentials
    error_message = "Pages of the origin must be allowed to call, with cookies."
  }

  assert {
    condition     = aws_lb_listener_rule.preflight[0].listener_arn == run.setup.listener_arn && aws_lb_listener_rule.preflight[0].priority == 10000 && aws_lb_listener_rule.preflight[0].action[0].fixed_response[0].status_code == "204"
    error_message = "A browser that asks before must be answered, by a rule between those of releases and those of services."
  }

  assert {
    condition     = aws_apigatewayv2_api.this.cors_configuration[0].allow_headers == toset(["authorization", "content-type"]) && aws_apigatewayv2_api.this.cors_configuration[0].max_age == 600
    error_message = "What is not said about CORS must have its default."
  }

  assert {
    condition     = aws_apigatewayv2_authorizer.this["customers"].authorizer_type == "JWT" && aws_apigatewayv2_authorizer.this["customers"].identity_sources == toset(["$request.header.Authorization"])
    error_message = "Tokens must come in the header Authorization."
  }

  assert {
    condition     = aws_apigatewayv2_authorizer.this["customers"].jwt_configuration[0].issuer == "https://id.cambio.example" && aws_apigatewayv2_authorizer.this["customers"].jwt_configuration[0].audience == toset(["cambio"])
    error_message = "Tokens must be the issuer's, and meant for the audience."
  }

  assert {
    condition     = output.authorizer_ids == { customers = aws_apigatewayv2_authorizer.this["customers"].id }
    error_message = "Routes must find the authorizer by its name."
  }
}

run "plan_limits_of_routes" {
  command = plan

  variables {
    limits = [{ route_key = "ANY /orders", rate = 50, burst = 100 }]
  }

  assert {
    condition     = one(aws_apigatewayv2_stage.this.route_settings).route_key == "ANY /orders" && one(aws_apigatewayv2_stage.this.route_settings).throttling_rate_limit == 50 && one(aws_apigatewayv2_stage.this.route_settings).throttling_burst_limit == 100
    error_message = "The stage must have the route's limit."
  }

  assert {
    condition     = one(aws_apigatewayv2_stage.this.route_settings).detailed_metrics_enabled
    error_message = "A route with a limit of its own must be measured as the others are."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name     = ""
    throttle = { rate = 0 }
    limits   = [{ route_key = "ANY /orders", rate = 0, burst = 1 }]
    cors     = { origins = ["*"], credentials = true }
    auth     = { customers = { issuer = "http://id.cambio.example", audience = ["cambio"] } }
  }

  expect_failures = [var.name, var.throttle, var.limits, var.cors, var.auth]
}

run "refuses_cors_without_a_listener" {
  command = plan

  variables {
    cors = { origins = ["https://dev.cambio.example"] }
  }

  expect_failures = [var.listener_arn]
}
