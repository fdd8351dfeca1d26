variables {
  api_id       = "a1b2c3d4e5"
  vpc_link_id  = "l1b2c3"
  listener_arn = "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/cambio-dev/0123456789abcdef/0123456789abcdef"
  server_name  = "internal.dev.cambio.example"
  service      = "orders"
  paths        = ["/orders", "/orders/*"]
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply" {
  command = apply

  variables {
    api_id       = run.setup.api_id
    vpc_link_id  = run.setup.vpc_link_id
    listener_arn = run.setup.listener_arn
  }

  assert {
    condition     = output.route_keys == tolist(["ANY /orders", "ANY /orders/{proxy+}"])
    error_message = "Both paths must have a route."
  }

  assert {
    condition     = alltrue([for r in aws_apigatewayv2_route.this : r.target == "integrations/${output.integration_id}"])
    error_message = "Every route must lead to the one integration."
  }

  assert {
    condition     = aws_apigatewayv2_integration.this.connection_type == "VPC_LINK" && aws_apigatewayv2_integration.this.integration_uri == run.setup.listener_arn
    error_message = "Requests must go through the link to the internal listener."
  }

  assert {
    condition     = aws_apigatewayv2_integration.this.tls_config[0].server_name_to_verify == "internal.dev.cambio.example"
    error_message = "The listener's certificate must be verified."
  }

  assert {
    condition     = aws_apigatewayv2_integration.this.request_parameters == tomap({ "remove:header.x-flota-test" = "''", "overwrite:header.x-flota-edge" = "api" })
    error_message = "The world must not reach revisions under test, and be known as the world whatever it says of itself."
  }

  assert {
    condition     = aws_apigatewayv2_integration.this.timeout_milliseconds == 30000
    error_message = "A request must be given up after 30 seconds."
  }
}

run "apply_with_tokens_and_a_limit" {
  command = apply

  variables {
    api_id       = run.setup.api_id
    vpc_link_id  = run.setup.vpc_link_id
    listener_arn = run.setup.listener_arn
    auth         = { authorizer_id = run.setup.authorizer_id, scopes = ["orders.read", "orders.write"] }
    preflight    = true
    throttle     = { rate = 50, burst = 100 }
  }

  assert {
    condition     = alltrue([for r in aws_apigatewayv2_route.this : r.authorization_type == "JWT" && r.authorizer_id == run.setup.authorizer_id && r.authorization_scopes == toset(["orders.read", "orders.write"])])
    error_message = "Every path must want a token with one of the scopes."
  }

  assert {
    condition     = [for r in aws_apigatewayv2_route.preflight : r.route_key] == ["OPTIONS /orders", "OPTIONS /orders/{proxy+}"] && alltrue([for r in aws_apigatewayv2_route.preflight : r.authorization_type == "NONE"])
    error_message = "A browser must be allowed to ask without a token."
  }

  assert {
    condition     = { for l in output.limits : l.route_key => [l.rate, l.burst] } == { "ANY /orders" = [50, 100], "ANY /orders/{proxy+}" = [50, 100] }
    error_message = "The limit must count for each path."
  }
}

run "plan_without_pages_of_other_origins" {
  command = plan

  variables {
    auth = { authorizer_id = "a1b2c3" }
  }

  assert {
    condition     = length(aws_apigatewayv2_route.preflight) == 0 && length(output.limits) == 0
    error_message = "Without CORS, nothing may go past the authorizer, and nothing has a limit of its own that has none."
  }
}

run "everything_has_the_root_too" {
  command = plan

  variables {
    paths = ["/*"]
  }

  assert {
    condition     = output.route_keys == tolist(["ANY /", "ANY /{proxy+}"])
    error_message = "A catch-all must take the bare root too."
  }
}

run "refuses_patterns" {
  command = plan

  variables {
    paths           = ["/*/orders"]
    timeout_seconds = 60
    throttle        = { rate = 0, burst = 1 }
  }

  expect_failures = [var.paths, var.timeout_seconds, var.throttle]
}
