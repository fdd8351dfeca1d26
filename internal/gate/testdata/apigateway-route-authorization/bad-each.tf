locals {
  routes = {
    "GET /orders"  = "NONE"
    "POST /orders" = null
  }
}

resource "aws_apigatewayv2_route" "bad" {
  for_each           = local.routes
  api_id             = "orders"
  route_key          = each.key
  authorization_type = each.value
}
