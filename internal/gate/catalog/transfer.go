package catalog

import "flota.dev/flota/internal/gate/check"

var transferServer = []string{"aws_transfer_server"}

var transfer = []check.Check{
	{
		ID: "transfer-not-public", Family: check.Network, Severity: check.High,
		Title: "Transfer server faces the internet",
		Why:   "Everyone can reach its login, and no security group can keep anyone away.",
		Mend: `resource "aws_transfer_server" "this" {
  endpoint_type = "VPC"
  endpoint_details {
    vpc_id             = aws_vpc.this.id
    subnet_ids         = [aws_subnet.a.id]
    security_group_ids = [aws_security_group.this.id]
  }
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_164"},
		Types:     transferServer,
		Look:      check.Want(check.OneOf("endpoint_type", "PUBLIC", "VPC", "VPC_ENDPOINT")),
	},
	{
		ID: "transfer-protocols", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "Transfer server speaks plain FTP",
		Why:   "Files and passwords travel in plain text, for everyone on the way to read.",
		Mend: `resource "aws_transfer_server" "this" {
  protocols = ["SFTP"]
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_357", "Transfer.2"},
		Types:     transferServer,
		Look:      check.Want(check.Excludes("protocols", "FTP")),
	},
	{
		ID: "transfer-security-policy", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "Transfer server allows outdated ciphers",
		Why:   "The older policies have key exchanges with SHA-1 and ciphers in CBC mode.",
		Mend: `resource "aws_transfer_server" "this" {
  security_policy_name = "TransferSecurityPolicy-2024-01"
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_380"},
		Types:     transferServer,
		Look:      check.Want(check.Match("security_policy_name", "TransferSecurityPolicy-2018-11", `-(202[3-9]|20[3-9][0-9])-`)),
		Fix:       &check.Fix{Path: "security_policy_name", Value: `"TransferSecurityPolicy-2024-01"`},
	},
	{
		ID: "transfer-logging", Family: check.Logging, Severity: check.Medium,
		Title: "Transfer Family keeps no log",
		Why:   "Who logged in and which files went in or out cannot be told.",
		Mend: `resource "aws_transfer_server" "this" {
  structured_log_destinations = ["${aws_cloudwatch_log_group.this.arn}:*"]
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"Transfer.3"},
		Types:     []string{"aws_transfer_server", "aws_transfer_connector"},
		Look:      check.Want(check.Or(check.Given("structured_log_destinations"), check.Given("logging_role"))),
	},
}
