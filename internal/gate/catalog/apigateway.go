package catalog

import (
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

var (
	restAPI   = []string{"aws_api_gateway_rest_api"}
	apiMethod = []string{"aws_api_gateway_method"}
	preflight = check.OneOf("http_method", "", "OPTIONS")
	vpcOnly   = check.Contains("endpoint_configuration.types", "PRIVATE")
	ofPrivate = check.Via("rest_api_id", vpcOnly, "aws_api_gateway_rest_api")
)

var apigateway = []check.Check{
	{
		ID: "apigateway-method-authorization", Family: check.Access, Severity: check.High,
		Title: "API Gateway method can be called by everyone",
		Why:   "Whoever finds the address may use what stands behind it, without any credentials.",
		Mend: `resource "aws_api_gateway_method" "this" {
  http_method   = "POST"
  authorization = "AWS_IAM"
}`,
		Practices: []string{"SEC03-BP01", "SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_59", "CKV2_AWS_70", "AVD-AWS-0004", "KICS:api_gateway_with_open_access"},
		Types:     apiMethod,
		Look: check.Want(check.Or(check.NoneOf("authorization", "NONE", "NONE"),
			preflight, check.True("api_key_required", false), ofPrivate)),
	},
	{
		ID: "apigateway-method-api-key", Family: check.Access, Severity: check.Low,
		Title: "API Gateway method needs no API key",
		Why:   "Without keys callers cannot be told apart, so one of them can use up what all may use.",
		Mend: `resource "aws_api_gateway_method" "this" {
  http_method      = "POST"
  authorization    = "AWS_IAM"
  api_key_required = true
}`,
		Practices: []string{"REL05-BP02"},
		Aliases:   []string{"KICS:api_gateway_method_does_not_contains_an_api_key"},
		Types:     apiMethod,
		Look:      check.Want(check.Or(check.True("api_key_required", false), preflight)),
	},
	{
		ID: "apigateway-request-validation", Family: check.Misconfiguration, Severity: check.Low,
		Title: "API Gateway method does not validate requests",
		Why:   "Requests without what they need, or with more than they may hold, reach the service behind.",
		Mend: `resource "aws_api_gateway_method" "this" {
  http_method          = "POST"
  authorization        = "AWS_IAM"
  request_validator_id = aws_api_gateway_request_validator.this.id
}`,
		Practices: []string{"SEC05-BP03", "SEC11-BP02"},
		Aliases:   []string{"CKV2_AWS_53"},
		Types:     apiMethod,
		Look:      check.Want(check.Or(check.Given("request_validator_id"), preflight)),
	},
	{
		ID: "apigateway-authorizer", Family: check.Access, Severity: check.Low,
		Title: "API Gateway REST API has no authorizer",
		Why:   "Nothing tells the API who calls it, so every method is open or has to find out for itself.",
		Mend: `resource "aws_api_gateway_authorizer" "this" {
  name          = "users"
  rest_api_id   = aws_api_gateway_rest_api.this.id
  type          = "COGNITO_USER_POOLS"
  provider_arns = [aws_cognito_user_pool.this.arn]
}`,
		Practices: []string{"SEC03-BP01"},
		Aliases:   []string{"KICS:api_gateway_without_configured_authorizer"},
		Types:     restAPI,
		Look: check.Want(check.Or(
			check.With("aws_api_gateway_authorizer", "rest_api_id", check.Exists),
			check.With("aws_api_gateway_method", "rest_api_id", check.OneOf("authorization", "NONE", "AWS_IAM")),
			check.Match("body", "", `x-amazon-apigateway-authorizer|awsSigv4`))),
	},
	{
		ID: "apigateway-private", Family: check.Network, Severity: check.Low,
		Title: "API Gateway REST API faces the internet",
		Why:   "Everyone can reach it: that should be so only where it is meant to be.",
		Mend: `resource "aws_api_gateway_rest_api" "this" {
  endpoint_configuration {
    types            = ["PRIVATE"]
    vpc_endpoint_ids = [aws_vpc_endpoint.this.id]
  }
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
		Aliases:   []string{"KICS:api_gateway_endpoint_config_is_not_private", "api-gw-endpoint-type-check"},
		Types:     restAPI,
		Look:      check.Want(vpcOnly),
	},
	{
		ID: "apigateway-compression", Family: check.Misconfiguration, Severity: check.Low,
		Title: "API Gateway REST API does not compress its answers",
		Why:   "Answers travel many times as large as they need be, which costs time and money.",
		Mend: `resource "aws_api_gateway_rest_api" "this" {
  minimum_compression_size = 1024
}`,
		Practices: []string{"PERF04-BP05", "COST08-BP02"},
		Aliases:   []string{"KICS:api_gateway_with_invalid_compression"},
		Types:     restAPI,
		Look: check.Want(check.And(
			check.AtLeast("minimum_compression_size", 0, -1), check.AtMost("minimum_compression_size", 10485759, -1))),
	},
	{
		ID: "apigateway-create-before-destroy", Family: check.Misconfiguration, Severity: check.Low,
		Title: "API Gateway API is destroyed before its successor exists",
		Why:   "A deployment that a stage still points to cannot be destroyed, so an apply fails half-way or the API is gone for a while.",
		Mend: `resource "aws_api_gateway_deployment" "this" {
  rest_api_id = aws_api_gateway_rest_api.this.id
  lifecycle {
    create_before_destroy = true
  }
}`,
		Practices: []string{"OPS06-BP01", "REL08-BP05"},
		Aliases:   []string{"CKV_AWS_217", "CKV_AWS_237"},
		Types:     []string{"aws_api_gateway_deployment", "aws_api_gateway_rest_api"},
		Look:      check.Want(check.True("lifecycle.create_before_destroy", false)),
	},
	{
		ID: "apigateway-domain-tls-version", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "API Gateway domain speaks TLS older than 1.2",
		Why:   "TLS 1.0 and 1.1 have known holes, and a client can be talked down to them.",
		Mend: `resource "aws_api_gateway_domain_name" "this" {
  domain_name     = "api.example.com"
  security_policy = "TLS_1_2"
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_206", "AVD-AWS-0005", "KICS:api_gateway_without_security_policy"},
		Types:     []string{"aws_api_gateway_domain_name", "aws_apigatewayv2_domain_name"},
		Look: check.Want(check.And(
			check.If(check.OfType("aws_api_gateway_domain_name"), check.Match("security_policy", "TLS_1_0", modernTLS)),
			check.If(check.OfType("aws_apigatewayv2_domain_name"),
				check.Match("domain_name_configuration.security_policy", "TLS_1_2", modernTLS)))),
	},
	{
		ID: "apigateway-integration-https", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "API Gateway calls its backend over plain HTTP",
		Why:   "Callers see TLS, while their requests travel in plain text from the gateway to the service.",
		Mend: `resource "aws_api_gateway_integration" "this" {
  type = "HTTP_PROXY"
  uri  = "https://orders.example.com/"
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_api_gateway_integration", "aws_apigatewayv2_integration"},
		Look: check.Want(check.And(notPlain("uri"),
			check.If(check.NoneOf("connection_type", "INTERNET", "VPC_LINK"), notPlain("integration_uri")))),
	},
}

// modernTLS matches the security policies of domains that begin at TLS 1.2.
const modernTLS = `^(TLS_1_2|SecurityPolicy_TLS1[23]_)`

// notPlain wants an address that does not begin with http://, whatever follows.
func notPlain(path string) check.Condition {
	return func(_ *check.Subject, b *config.Block) check.Answer {
		v := b.Get(path)
		text, _ := v.Text("")
		a := check.Answer{Truth: config.Is(!strings.HasPrefix(text, "http://")), Value: v, Got: path + " begins with http://"}
		if v.Given() == config.Unknown {
			a.Truth, a.Got = config.Unknown, path+" is not known"
		}
		return a
	}
}
