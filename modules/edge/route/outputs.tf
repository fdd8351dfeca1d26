output "integration_id" {
  description = "The integration's ID."
  value       = aws_apigatewayv2_integration.this.id
}

output "limits" {
  description = "The limits that the API's stage must have for these routes. Empty without a throttle."
  value = var.throttle == null ? [] : [for p in sort(local.paths) : {
    route_key = aws_apigatewayv2_route.this[p].route_key
    rate      = var.throttle.rate
    burst     = var.throttle.burst
  }]
}

output "route_keys" {
  description = "The routes' keys, sorted."
  value       = sort([for r in aws_apigatewayv2_route.this : r.route_key])
}
