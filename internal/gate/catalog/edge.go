package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// edge are services at the rim of an account with a check or two each.
var edge = []check.Check{
	{
		ID: "globalaccelerator-flow-logs", Family: check.Logging, Severity: check.Medium,
		Title: "Global Accelerator keeps no flow logs",
		Why:   "Where traffic came from and went to cannot be told after an attack.",
		Mend: `resource "aws_globalaccelerator_accelerator" "this" {
  name = "shop"
  attributes {
    flow_logs_enabled   = true
    flow_logs_s3_bucket = aws_s3_bucket.logs.id
    flow_logs_s3_prefix = "flows/"
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_75", "KICS:global_accelerator_flow_logs_disabled"},
		Types:     []string{"aws_globalaccelerator_accelerator"},
		Look:      check.Want(check.True("attributes.flow_logs_enabled", false)),
	},
	{
		ID: "elastictranscoder-no-public-output", Family: check.Access, Severity: check.High,
		Title: "Elastic Transcoder gives its output to everyone",
		Why:   "Everyone on the internet may fetch what the pipeline writes.",
		Mend: `resource "aws_elastictranscoder_pipeline" "this" {
  content_config_permissions {
    grantee_type = "Canonical"
    grantee      = data.aws_canonical_user_id.current.id
    access       = ["Read"]
  }
}`,
		Practices: []string{"SEC03-BP07"},
		Types:     []string{"aws_elastictranscoder_pipeline"},
		Look: check.Want(check.And(
			check.Every("content_config_permissions", check.NoneOf("grantee", "", "AllUsers", "AuthenticatedUsers")),
			check.Every("thumbnail_config_permissions", check.NoneOf("grantee", "", "AllUsers", "AuthenticatedUsers")))),
	},
	{
		ID: "amplify-preview-protected", Family: check.Access, Severity: check.Medium,
		Title: "Amplify shows previews to everyone",
		Why:   "What is not yet reviewed, with its test data, is open on an address that anyone may guess.",
		Mend: `resource "aws_amplify_branch" "this" {
  branch_name                 = "main"
  enable_pull_request_preview = true
  enable_basic_auth           = true
  basic_auth_credentials      = var.preview_credentials
}`,
		Practices: []string{"SEC03-BP01"},
		Types:     []string{"aws_amplify_branch", "aws_amplify_app"},
		Look: check.Want(check.And(
			check.If(check.True("enable_pull_request_preview", false), check.True("enable_basic_auth", false)),
			check.Every("auto_branch_creation_config", check.If(
				check.True("enable_pull_request_preview", false), check.True("enable_basic_auth", false))))),
	},
	{
		ID: "iot-logging", Family: check.Logging, Severity: check.Medium,
		Title: "IoT Core keeps no log",
		Why:   "Devices that fail, or that someone else plays, go by unnoticed.",
		Mend: `resource "aws_iot_logging_options" "this" {
  default_log_level = "WARN"
  role_arn          = aws_iam_role.logs.arn
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_iot_logging_options"},
		Look: check.Want(check.And(
			check.False("disable_all_logs", false), check.NoneOf("default_log_level", "", "DISABLED"))),
	},
	{
		ID: "iot-authorizer-signed", Family: check.Access, Severity: check.High,
		Title: "IoT Core authorizer takes tokens that are not signed",
		Why:   "Anyone may call the authorizer's function with made-up tokens, as often as they like.",
		Mend: `resource "aws_iot_authorizer" "this" {
  name             = "devices"
  signing_disabled = false
}`,
		Practices: []string{"SEC03-BP01", "SEC09-BP03"},
		Types:     []string{"aws_iot_authorizer"},
		Look:      check.Want(check.False("signing_disabled", false)),
	},
	{
		ID: "iot-tls-version", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "IoT Core domain speaks TLS older than 1.2",
		Why:   "TLS 1.0 and 1.1 have known holes, and a device can be talked down to them.",
		Mend: `resource "aws_iot_domain_configuration" "this" {
  name = "devices"
  tls_config {
    security_policy = "IoTSecurityPolicy_TLS13_1_2_2022_10"
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_iot_domain_configuration"},
		Look: check.Want(check.Not(
			check.Match("tls_config.security_policy", "", `^IoTSecurityPolicy_TLS12_1_0_`), "tls_config.security_policy begins at TLS 1.0")),
	},
	{
		ID: "lightsail-open-ports", Family: check.Network, Severity: check.High,
		Title: "Lightsail instance lets the internet reach its administration",
		Why:   "Ports such as SSH and RDP are found by scanners within minutes and attacked from then on.",
		Mend: `resource "aws_lightsail_instance_public_ports" "this" {
  instance_name = aws_lightsail_instance.this.name
  port_info {
    protocol  = "tcp"
    from_port = 22
    to_port   = 22
    cidrs     = ["203.0.113.0/24"]
  }
}`,
		Practices: []string{"SEC05-BP02"},
		Types:     []string{"aws_lightsail_instance_public_ports"},
		Look: check.Want(check.Every("port_info", check.If(administers, check.And(
			check.Or(check.Given("cidrs"), check.Given("cidr_list_aliases")), check.Excludes("cidrs", "0.0.0.0/0"))))),
	},
	{
		ID: "lightsail-database-private", Family: check.Network, Severity: check.Critical,
		Title: "Lightsail database faces the internet",
		Why:   "A database with a public address is found by scanners within minutes and attacked from then on.",
		Mend: `resource "aws_lightsail_database" "this" {
  publicly_accessible = false
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
		Types:     []string{"aws_lightsail_database"},
		Look:      check.Want(check.False("publicly_accessible", false)),
		Fix:       &check.Fix{Path: "publicly_accessible", Value: "false"},
	},
	{
		ID: "lightsail-database-backups", Family: check.Backup, Severity: check.High,
		Title: "Lightsail database has no backups",
		Why:   "What is lost to a mistake or an attack cannot be brought back.",
		Mend: `resource "aws_lightsail_database" "this" {
  backup_retention_enabled = true
}`,
		Practices: []string{"REL09-BP03"},
		Types:     []string{"aws_lightsail_database"},
		Look:      check.Want(check.True("backup_retention_enabled", true)),
		Fix:       &check.Fix{Path: "backup_retention_enabled", Value: "true"},
	},
}

// administers wants a range of ports with one that hosts are administered through: SSH or RDP.
func administers(_ *check.Subject, b *config.Block) check.Answer {
	v := b.Get("from_port")
	from, known := v.Number(0)
	to, also := b.Get("to_port").Number(0)
	if !known || !also {
		return check.Answer{Truth: config.Unknown, Value: v, Got: "the ports are not known"}
	}
	return check.Answer{Truth: config.Is(from <= 22 && 22 <= to || from <= 3389 && 3389 <= to), Value: v}
}
