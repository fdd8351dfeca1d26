package catalog

import "flota.dev/flota/internal/gate/check"

// cognito are the checks of user pools and identity pools.
var cognito = []check.Check{
	{
		ID: "cognito-mfa", Family: check.Access, Severity: check.Medium,
		Title: "Cognito user pool asks for a password only",
		Why:   "A guessed or stolen password is all that it takes to be somebody else.",
		Mend: `resource "aws_cognito_user_pool" "this" {
  mfa_configuration = "ON"
  software_token_mfa_configuration {
    enabled = true
  }
}`,
		Practices: []string{"SEC02-BP01"},
		Aliases:   []string{"KICS:cognito_userpool_without_mfa", "Cognito.4"},
		Types:     []string{"aws_cognito_user_pool"},
		Look: check.Want(check.And(
			check.OneOf("mfa_configuration", "OFF", "ON", "OPTIONAL"),
			check.Saying("no second factor is configured", check.Or(check.Given("software_token_mfa_configuration"),
				check.Given("sms_configuration"), check.Given("email_mfa_configuration"), check.Given("web_authn_configuration"))))),
	},
	{
		ID: "cognito-password-policy", Family: check.Access, Severity: check.Medium,
		Title: "Cognito user pool takes weak passwords",
		Why:   "Short passwords of one kind of character are guessed in hours.",
		Mend: `resource "aws_cognito_user_pool" "this" {
  password_policy {
    minimum_length                   = 12
    require_lowercase                = true
    require_numbers                  = true
    require_symbols                  = true
    require_uppercase                = true
    temporary_password_validity_days = 7
  }
}`,
		Practices: []string{"SEC02-BP01"},
		Aliases:   []string{"Cognito.3"},
		Types:     []string{"aws_cognito_user_pool"},
		Look: check.Want(check.Every("password_policy", check.And(
			check.AtLeast("minimum_length", 8, 8),
			check.True("require_lowercase", false), check.True("require_uppercase", false),
			check.True("require_numbers", false), check.True("require_symbols", false),
			check.AtMost("temporary_password_validity_days", 7, 7)))),
	},
	{
		ID: "cognito-threat-protection", Family: check.Access, Severity: check.Low,
		Title: "Cognito user pool does not stop logins that look stolen",
		Why:   "Logins with passwords known from leaks, or from strange places, pass like any other.",
		Mend: `resource "aws_cognito_user_pool" "this" {
  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
  }
}`,
		Practices: []string{"SEC02-BP01"},
		Aliases:   []string{"Cognito.1"},
		Types:     []string{"aws_cognito_user_pool"},
		Look:      check.Want(check.OneOf("user_pool_add_ons.advanced_security_mode", "OFF", "ENFORCED")),
	},
	{
		ID: "cognito-deletion-protection", Family: check.Backup, Severity: check.Low,
		Title: "Cognito user pool can be deleted with all its users",
		Why:   "Users and their passwords cannot be brought back: each has to sign up again.",
		Mend: `resource "aws_cognito_user_pool" "this" {
  deletion_protection = "ACTIVE"
}`,
		Practices: []string{"REL09-BP02"},
		Types:     []string{"aws_cognito_user_pool"},
		Look:      check.Want(check.OneOf("deletion_protection", "INACTIVE", "ACTIVE")),
		Fix:       &check.Fix{Path: "deletion_protection", Value: `"ACTIVE"`},
	},
	{
		ID: "cognito-no-guests", Family: check.Access, Severity: check.High,
		Title: "Cognito identity pool gives AWS credentials to everyone",
		Why:   "Whoever knows the pool's id, which is in every page of the application, gets credentials with no login.",
		Mend: `resource "aws_cognito_identity_pool" "this" {
  allow_unauthenticated_identities = false
}`,
		Practices: []string{"SEC02-BP02", "SEC03-BP07"},
		Aliases:   []string{"CKV_AWS_366", "Cognito.2"},
		Types:     []string{"aws_cognito_identity_pool"},
		Look:      check.Want(check.False("allow_unauthenticated_identities", false)),
		Fix:       &check.Fix{Path: "allow_unauthenticated_identities", Value: "false"},
	},
	{
		ID: "cognito-no-classic-flow", Family: check.Access, Severity: check.Low,
		Title: "Cognito identity pool allows the classic flow",
		Why:   "In the classic flow a client chooses its role and its session, and the pool does not narrow them.",
		Mend: `resource "aws_cognito_identity_pool" "this" {
  allow_classic_flow = false
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     []string{"aws_cognito_identity_pool"},
		Look:      check.Want(check.False("allow_classic_flow", false)),
	},
	{
		ID: "cognito-client-no-implicit", Family: check.Access, Severity: check.Medium,
		Title: "Cognito client gets tokens in the address of a page",
		Why:   "With the implicit flow tokens stand in histories and logs, and nothing binds them to who asked.",
		Mend: `resource "aws_cognito_user_pool_client" "this" {
  allowed_oauth_flows = ["code"]
}`,
		Practices: []string{"SEC02-BP02"},
		Types:     []string{"aws_cognito_user_pool_client"},
		Look:      check.Want(check.Excludes("allowed_oauth_flows", "implicit")),
	},
	{
		ID: "cognito-client-no-password-flow", Family: check.Access, Severity: check.Low,
		Title: "Cognito client sends the password itself",
		Why:   "Flows other than SRP hand the password to whatever stands between the user and Cognito.",
		Mend: `resource "aws_cognito_user_pool_client" "this" {
  explicit_auth_flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
}`,
		Practices: []string{"SEC02-BP01"},
		Types:     []string{"aws_cognito_user_pool_client"},
		Look:      check.Want(check.Excludes("explicit_auth_flows", "ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH")),
	},
	{
		ID: "cognito-client-hides-users", Family: check.Access, Severity: check.Low,
		Title: "Cognito client tells which users exist",
		Why:   "Answers that differ for unknown users give an attacker the list of those worth attacking.",
		Mend: `resource "aws_cognito_user_pool_client" "this" {
  prevent_user_existence_errors = "ENABLED"
}`,
		Practices: []string{"SEC02-BP01"},
		Types:     []string{"aws_cognito_user_pool_client"},
		Look:      check.Want(check.NoneOf("prevent_user_existence_errors", "ENABLED", "LEGACY")),
		Fix:       &check.Fix{Path: "prevent_user_existence_errors", Value: `"ENABLED"`},
	},
	{
		ID: "cognito-client-callbacks-tls", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "Cognito client sends its users back unencrypted",
		Why:   "Codes and tokens in the address of the callback can be read by everyone on the way.",
		Mend: `resource "aws_cognito_user_pool_client" "this" {
  callback_urls = ["https://orders.example/callback"]
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_cognito_user_pool_client"},
		Look:      check.Want(plainCallback),
	},
}
