locals {
  # The load balancer's `/*` is everything with the bare root, which API Gateway's greedy part leaves out.
  paths = toset(flatten([for p in var.paths : p == "/*" ? ["/", "/{proxy+}"] : [replace(p, "//\\*$/", "/{proxy+}")]]))

  # API Gateway answers a browser's question itself only where no route takes OPTIONS, and ANY does. So these lead past
  # the authorizer to the answer that edge/api keeps on the listener (API Gateway guide, "Configure CORS for HTTP APIs").
  asked_before = var.preflight ? local.paths : toset([])
}

resource "aws_apigatewayv2_integration" "this" {
  api_id             = var.api_id
  description        = "Service ${var.service}"
  integration_type   = "HTTP_PROXY"
  integration_method = "ANY"
  integration_uri    = var.listener_arn
  connection_type    = "VPC_LINK"
  connection_id      = var.vpc_link_id

  payload_format_version = "1.0"
  timeout_milliseconds   = var.timeout_seconds * 1000

  # The header that leads to a revision under test is for releases, not for the world. By the other one it is known behind the
  # load balancer that a request comes from there.
  request_parameters = {
    "remove:header.x-flota-test"    = "''"
    "overwrite:header.x-flota-edge" = "api"
  }

  tls_config {
    server_name_to_verify = var.server_name
  }
}

resource "aws_apigatewayv2_route" "this" {
  # flota:waive apigateway-route-authorization the manifest says public: true without auth, and the service knows its callers itself

  for_each = local.paths

  api_id    = var.api_id
  route_key = "ANY ${each.value}"
  target    = "integrations/${aws_apigatewayv2_integration.this.id}"

  authorization_type   = var.auth == null ? "NONE" : "JWT"
  authorizer_id        = try(var.auth.authorizer_id, null)
  authorization_scopes = try(var.auth.scopes, null)

  lifecycle {
    # A stage that has a limit for this route must lose it before the route goes.
    create_before_destroy = true
  }
}

resource "aws_apigatewayv2_route" "preflight" {
  # flota:waive apigateway-route-authorization a browser's question before the request carries no token

  for_each = local.asked_before

  api_id    = var.api_id
  route_key = "OPTIONS ${each.value}"
  target    = "integrations/${aws_apigatewayv2_integration.this.id}"
}
