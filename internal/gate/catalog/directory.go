package catalog

import "flota.dev/flota/internal/gate/check"

// directory are the checks of Directory Service.
var directory = []check.Check{
	{
		ID: "directory-logs", Family: check.Logging, Severity: check.Medium,
		Title: "Directory sends its security log nowhere",
		Why:   "Who signed in, who failed to, and who was made administrator stays on the domain controllers and is soon overwritten.",
		Mend: `resource "aws_directory_service_log_subscription" "company" {
  directory_id   = aws_directory_service_directory.company.id
  log_group_name = aws_cloudwatch_log_group.directory.name
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_directory_service_directory"},
		Look: check.Want(check.If(check.OneOf("type", "SimpleAD", "MicrosoftAD"),
			check.Saying("no aws_directory_service_log_subscription names it",
				check.With("aws_directory_service_log_subscription", "directory_id", check.Exists)))),
	},
	{
		ID: "directory-mfa", Family: check.Access, Severity: check.Low,
		Title: "Directory asks for no second factor",
		Why:   "WorkSpaces, VPN and console of whoever signs in through it are open to a stolen password.",
		Mend: `resource "aws_directory_service_radius_settings" "company" {
  directory_id            = aws_directory_service_directory.company.id
  authentication_protocol = "MS-CHAPv2"
}`,
		Practices: []string{"SEC02-BP01"},
		Types:     []string{"aws_directory_service_directory"},
		Look: check.Want(check.If(check.OneOf("type", "SimpleAD", "MicrosoftAD", "ADConnector"),
			check.Saying("no aws_directory_service_radius_settings names it",
				check.With("aws_directory_service_radius_settings", "directory_id", check.Exists)))),
	},
	{
		ID: "directory-radius-protocol", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "Directory sends second factors with a weak protocol",
		Why:   "PAP, CHAP and MS-CHAPv1 give away passwords to whoever listens between directory and RADIUS server.",
		Mend: `resource "aws_directory_service_radius_settings" "company" {
  authentication_protocol = "MS-CHAPv2"
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_directory_service_radius_settings"},
		Look:      check.Want(check.OneOf("authentication_protocol", "", "MS-CHAPv2")),
	},
}
