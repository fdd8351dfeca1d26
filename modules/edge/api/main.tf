resource "aws_apigatewayv2_api" "this" {
  name          = var.name
  description   = "Public services of ${var.name}"
  protocol_type = "HTTP"

  # Only the name of our own, whose TLS policy we choose.
  disable_execute_api_endpoint = true

  dynamic "cors_configuration" {
    for_each = var.cors == null ? [] : [var.cors]

    content {
      allow_origins     = cors_configuration.value.origins
      allow_methods     = cors_configuration.value.methods
      allow_headers     = cors_configuration.value.headers
      expose_headers    = cors_configuration.value.expose
      allow_credentials = cors_configuration.value.credentials
      max_age           = cors_configuration.value.max_age_seconds
    }
  }
}

# The answer to a browser that asks before a page's request. API Gateway adds what it may do; without this, services that
# know no OPTIONS would answer 405, and the browser would give up. 10000 is free: the rules of releases end below it, and
# those of services begin above.
resource "aws_lb_listener_rule" "preflight" {
  count = var.cors == null ? 0 : 1

  listener_arn = var.listener_arn
  priority     = 10000

  condition {
    http_request_method {
      values = ["OPTIONS"]
    }
  }

  condition {
    http_header {
      http_header_name = "Access-Control-Request-Method"
      values           = ["*"]
    }
  }

  action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      status_code  = "204"
    }
  }

  tags = { Name = "${var.name}-preflight" }
}

resource "aws_apigatewayv2_authorizer" "this" {
  for_each = var.auth

  api_id           = aws_apigatewayv2_api.this.id
  name             = each.key
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    issuer   = each.value.issuer
    audience = each.value.audience
  }

  # What refers to it lets go of it first.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_apigatewayv2_stage" "this" {
  api_id = aws_apigatewayv2_api.this.id
  # The default stage puts nothing before a request's path.
  name = "$default"
  # Every change of a route goes live with its apply.
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit    = var.throttle.rate
    throttling_burst_limit   = var.throttle.burst
    detailed_metrics_enabled = true
  }

  # The limits of single routes are settings of the stage: there is no other place for them (UpdateStage). The keys
  # come from edge/route, so that each route is there before the stage speaks of it; API Gateway refuses the others.
  dynamic "route_settings" {
    for_each = var.limits

    content {
      route_key              = route_settings.value.route_key
      throttling_rate_limit  = route_settings.value.rate
      throttling_burst_limit = route_settings.value.burst
      # A route with settings of its own takes none from the default.
      detailed_metrics_enabled = true
    }
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn

    # No header and no query: they may carry what must not be in a log.
    format = jsonencode({
      time         = "$context.requestTimeEpoch"
      request      = "$context.requestId"
      client       = "$context.identity.sourceIp"
      agent        = "$context.identity.userAgent"
      method       = "$context.httpMethod"
      path         = "$context.path"
      route        = "$context.routeKey"
      status       = "$context.status"
      bytes        = "$context.responseLength"
      milliseconds = "$context.responseLatency"
      backend      = "$context.integrationStatus"
      error        = "$context.integrationErrorMessage"
    })
  }
}

resource "aws_cloudwatch_log_group" "access" {
  # flota:waive logs-retention-year the team sets how long its logs are kept; 30 days cost little

  name              = "/${var.name}/api"
  kms_key_id        = var.log_key_arn
  retention_in_days = var.log_retention_days
}

resource "aws_apigatewayv2_domain_name" "this" {
  domain_name = var.host

  domain_name_configuration {
    certificate_arn = var.certificate_arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  domain_name = aws_apigatewayv2_domain_name.this.id
  stage       = aws_apigatewayv2_stage.this.id
}
