package catalog

import "flota.dev/flota/internal/gate/check"

var graphQL = []string{"aws_appsync_graphql_api"}

var appsync = []check.Check{
	{
		ID: "appsync-logging", Family: check.Logging, Severity: check.Medium,
		Title: "AppSync API keeps no log",
		Why:   "Who asked for what, and what failed, cannot be told after an attack or an outage.",
		Mend: `resource "aws_appsync_graphql_api" "this" {
  log_config {
    cloudwatch_logs_role_arn = aws_iam_role.logs.arn
    field_log_level          = "ERROR"
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_193"},
		Types:     graphQL,
		Look:      check.Want(check.Given("log_config.cloudwatch_logs_role_arn")),
	},
	{
		ID: "appsync-field-logging", Family: check.Logging, Severity: check.Low,
		Title: "AppSync API does not log its resolvers",
		Why:   "Which field failed, and why, is written nowhere.",
		Mend: `resource "aws_appsync_graphql_api" "this" {
  log_config {
    cloudwatch_logs_role_arn = aws_iam_role.logs.arn
    field_log_level          = "ERROR"
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_194", "AppSync.2"},
		Types:     graphQL,
		Look:      check.Want(check.OneOf("log_config.field_log_level", "NONE", "ALL", "ERROR", "INFO", "DEBUG")),
	},
	{
		ID: "appsync-cache-encryption-at-rest", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "AppSync cache is not encrypted at rest",
		Why:   "Answers, with the data of users in them, lie in the cache in plain text.",
		Mend: `resource "aws_appsync_api_cache" "this" {
  at_rest_encryption_enabled = true
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_214", "AppSync.1"},
		Types:     []string{"aws_appsync_api_cache"},
		Look:      check.Want(check.True("at_rest_encryption_enabled", false)),
		Fix:       &check.Fix{Path: "at_rest_encryption_enabled", Value: "true"},
	},
	{
		ID: "appsync-cache-encryption-in-transit", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "AppSync talks to its cache in plain text",
		Why:   "Answers, with the data of users in them, can be read on the way to the cache.",
		Mend: `resource "aws_appsync_api_cache" "this" {
  transit_encryption_enabled = true
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_215", "AppSync.6"},
		Types:     []string{"aws_appsync_api_cache"},
		Look:      check.Want(check.True("transit_encryption_enabled", false)),
		Fix:       &check.Fix{Path: "transit_encryption_enabled", Value: "true"},
	},
	{
		ID: "appsync-waf", Family: check.Network, Severity: check.Medium,
		Title: "AppSync API has no web application firewall",
		Why:   "Floods of queries, and attacks hidden in them, reach the resolvers unfiltered.",
		Mend: `resource "aws_wafv2_web_acl_association" "this" {
  resource_arn = aws_appsync_graphql_api.this.arn
  web_acl_arn  = aws_wafv2_web_acl.this.arn
}`,
		Practices: []string{"SEC05-BP03"},
		Aliases:   []string{"CKV2_AWS_33"},
		Types:     graphQL,
		Look: check.Want(check.If(check.NoneOf("visibility", "GLOBAL", "PRIVATE"),
			check.With("aws_wafv2_web_acl_association", "resource_arn", check.Exists))),
	},
	{
		ID: "appsync-no-api-key", Family: check.Access, Severity: check.Medium,
		Title: "AppSync API can be called with an API key alone",
		Why:   "A key is the same for all callers and stands in every page that uses it: it keeps nobody out.",
		Mend: `resource "aws_appsync_graphql_api" "this" {
  authentication_type = "AWS_IAM"
}`,
		Practices: []string{"SEC03-BP01", "SEC02-BP02"},
		Aliases:   []string{"AppSync.5"},
		Types:     graphQL,
		Look: check.Want(check.And(
			check.NoneOf("authentication_type", "", "API_KEY"),
			check.Every("additional_authentication_provider", check.NoneOf("authentication_type", "", "API_KEY")))),
	},
	{
		ID: "appsync-xray", Family: check.Logging, Severity: check.Low,
		Title: "AppSync API does not trace queries",
		Why:   "Where a slow query spends its time cannot be seen across its resolvers.",
		Mend: `resource "aws_appsync_graphql_api" "this" {
  xray_enabled = true
}`,
		Practices: []string{"OPS04-BP05", "REL06-BP07"},
		Types:     graphQL,
		Look:      check.Want(check.True("xray_enabled", false)),
		Fix:       &check.Fix{Path: "xray_enabled", Value: "true"},
	},
}
