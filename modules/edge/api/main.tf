resource "aws_apigatewayv2_api" "this" {
  name          = var.name
  description   = "Public services of ${var.name}"
  protocol_type = "HTTP"

  # Only the name of our own, whose TLS policy we choose.
  disable_execute_api_endpoint = true
}

resource "aws_apigatewayv2_stage" "this" {
  api_id = aws_apigatewayv2_api.this.id
  # The default stage puts nothing before a request's path.
  name = "$default"
  # Services add their routes from stacks of their own; each goes live with its apply.
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit    = var.throttle.rate
    throttling_burst_limit   = var.throttle.burst
    detailed_metrics_enabled = true
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
