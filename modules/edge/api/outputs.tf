output "id" {
  description = "The API's ID."
  value       = aws_apigatewayv2_api.this.id
}

output "execution_arn" {
  description = "The API's ARN for policies on its requests."
  value       = aws_apigatewayv2_api.this.execution_arn
}

output "endpoint" {
  description = "AWS's own address of the API, which is switched off."
  value       = aws_apigatewayv2_api.this.api_endpoint
}

output "vpc_link_id" {
  description = "Link through which routes reach the internal load balancer."
  value       = aws_apigatewayv2_vpc_link.this.id
}

output "authorizer_ids" {
  description = "IDs of the authorizers by the names in `auth`."
  value       = { for name, a in aws_apigatewayv2_authorizer.this : name => a.id }
}

output "target" {
  description = "Where an alias record of the name leads: `dns_name` and `zone_id`."
  value = {
    dns_name = aws_apigatewayv2_domain_name.this.domain_name_configuration[0].target_domain_name
    zone_id  = aws_apigatewayv2_domain_name.this.domain_name_configuration[0].hosted_zone_id
  }
}
