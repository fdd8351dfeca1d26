package catalog

import "flota.dev/flota/internal/gate/check"

var apigatewayV2 = []check.Check{
	{
		ID: "apigateway-route-authorization", Family: check.Access, Severity: check.High,
		Title: "API Gateway route can be called by everyone",
		Why:   "Whoever finds the address may use what stands behind it, without any credentials.",
		Mend: `resource "aws_apigatewayv2_route" "this" {
  api_id             = aws_apigatewayv2_api.this.id
  route_key          = "GET /orders"
  authorization_type = "JWT"
  authorizer_id      = aws_apigatewayv2_authorizer.this.id
}`,
		Practices: []string{"SEC03-BP01", "SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_309", "APIGateway.8"},
		Types:     []string{"aws_apigatewayv2_route"},
		Look: check.Want(check.Or(
			check.NoneOf("authorization_type", "NONE", "NONE"),
			check.True("api_key_required", false),
			check.Match("route_key", "", `^OPTIONS `),
			check.And(webSocket, check.NoneOf("route_key", "", "$connect")))),
	},
	{
		ID: "apigateway-cors-origins", Family: check.Access, Severity: check.Medium,
		Title: "API Gateway lets pages of every origin in",
		Why:   "Any page that a user opens may call the API with what the user's browser holds.",
		Mend: `resource "aws_apigatewayv2_api" "this" {
  cors_configuration {
    allow_origins = ["https://shop.example.com"]
  }
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"KICS:api_gateway_v2_cors_wildcard_origin"},
		Types:     []string{"aws_apigatewayv2_api"},
		Look:      check.Want(check.Excludes("cors_configuration.allow_origins", "*", "http://*", "https://*")),
	},
	{
		ID: "apigateway-private-integration-tls", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "API Gateway calls into its VPC without TLS",
		Why:   "Requests travel in plain text through the VPC link, for everyone in the network to read.",
		Mend: `resource "aws_apigatewayv2_integration" "this" {
  api_id           = aws_apigatewayv2_api.this.id
  integration_type = "HTTP_PROXY"
  connection_type  = "VPC_LINK"
  connection_id    = aws_apigatewayv2_vpc_link.this.id
  tls_config {
    server_name_to_verify = "orders.example.com"
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_396"},
		Types:     []string{"aws_apigatewayv2_integration"},
		Look: check.Want(check.If(check.OneOf("connection_type", "INTERNET", "VPC_LINK"),
			check.Given("tls_config.server_name_to_verify"))),
	},
	{
		ID: "apigateway-mutual-tls-only", Family: check.Access, Severity: check.Medium,
		Title: "API Gateway API with mutual TLS can be called without it",
		Why:   "The default endpoint asks for no client certificate, so whoever knows it goes around the domain that does.",
		Mend: `resource "aws_apigatewayv2_api" "this" {
  name                         = "orders"
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = true
}`,
		Practices: []string{"SEC09-BP03", "SEC06-BP02"},
		Types:     []string{"aws_apigatewayv2_api", "aws_api_gateway_rest_api"},
		Look: check.Want(check.If(
			check.Or(
				check.With("aws_apigatewayv2_api_mapping", "api_id", check.Via("domain_name", mutualTLS, "aws_apigatewayv2_domain_name")),
				check.With("aws_api_gateway_base_path_mapping", "api_id", check.Via("domain_name", mutualTLS, "aws_api_gateway_domain_name"))),
			check.True("disable_execute_api_endpoint", false))),
	},
}

// mutualTLS wants a domain that asks for certificates of its clients.
var mutualTLS = check.Given("mutual_tls_authentication.truststore_uri")
