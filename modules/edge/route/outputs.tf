output "integration_id" {
  description = "The integration's ID."
  value       = aws_apigatewayv2_integration.this.id
}

output "route_keys" {
  description = "The routes' keys, sorted."
  value       = sort([for r in aws_apigatewayv2_route.this : r.route_key])
}
