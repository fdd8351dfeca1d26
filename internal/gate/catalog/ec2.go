package catalog

import (
	"flota.dev/flota/internal/gate/check"
)

// ec2Launched are the resources that say how a machine starts, and calls of modules that do.
var ec2Launched = []string{"aws_instance", "aws_spot_instance_request", "aws_launch_template", "aws_launch_configuration", "module"}

// ec2 are the checks of how machines are set up.
var ec2 = []check.Check{
	{
		ID: "ec2-imdsv2", Family: check.Access, Severity: check.High,
		Title: "EC2 instance answers metadata requests without a token",
		Why:   "One request that a web application can be talked into making gives away the credentials of the instance's role.",
		Mend: `metadata_options {
  http_tokens = "required"
}`,
		Practices: []string{"SEC06-BP02", "SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_79", "AVD-AWS-0028", "AVD-AWS-0130", "KICS:instance_uses_metadata_service_IMDSv1", "EC2.8", "EC2.170", "AutoScaling.3", "CIS-AWS-2.0-5.6"},
		Types:     append([]string{"aws_ec2_instance_metadata_defaults"}, ec2Launched...),
		Look:      asMachine.look(ec2Metadata, "metadata_options"),
	},
	{
		ID: "ec2-metadata-hop-limit", Family: check.Access, Severity: check.Low,
		Title: "EC2 instance answers metadata requests from containers on it",
		Why:   "With more than one hop, a container or a proxy that was taken over fetches the credentials of the instance's role.",
		Mend: `metadata_options {
  http_put_response_hop_limit = 1
}`,
		Practices: []string{"SEC06-BP02"},
		Aliases:   []string{"CKV_AWS_341", "AutoScaling.4"},
		Types:     ec2Launched,
		Look:      asMachine.look(check.Want(check.AtMost("metadata_options.http_put_response_hop_limit", 1, 1))),
	},
	{
		ID: "ec2-volumes-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "EC2 instance keeps data on an unencrypted volume",
		Why:   "A snapshot that is shared by mistake, or a disk that leaves the data centre, is read by whoever holds it.",
		Mend: `root_block_device {
  encrypted = true
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_8", "AVD-AWS-0131", "AVD-AWS-0008", "KICS:launch_configuration_is_not_encrypted", "EC2.173", "EC2.181"},
		Types:     append([]string{"aws_spot_fleet_request"}, ec2Launched...),
		Look:      asMachine.look(ec2Volumes),
	},
	{
		ID: "ec2-detailed-monitoring", Family: check.Logging, Severity: check.Low,
		Title: "EC2 instance is measured every five minutes only",
		Why:   "An alarm, or a scaling policy, learns of a problem minutes later than it could.",
		Mend: `resource "aws_instance" "orders" {
  monitoring = true
}`,
		Practices: []string{"SEC04-BP01", "REL06-BP01"},
		Aliases:   []string{"CKV_AWS_126", "KICS:ec2_instance_monitoring_disabled"},
		Types:     []string{"aws_instance", "aws_spot_instance_request", "aws_launch_configuration", "module"},
		Look: asInstance.look(ec2ByType(map[string]check.Condition{
			"aws_launch_configuration": check.True("enable_monitoring", true),
		}, ec2Or("monitoring", check.True("monitoring", false), check.True("monitoring.enabled", false)))),
	},
	{
		ID: "ec2-ebs-optimized", Family: check.Misconfiguration, Severity: check.Low,
		Title: "EC2 instance has no bandwidth of its own for its volumes",
		Why:   "Traffic of the network and of the disks compete, so that a busy service becomes a slow one.",
		Mend: `resource "aws_instance" "orders" {
  instance_type = "m7g.large"
  ebs_optimized = true
}`,
		Practices: []string{"PERF02-BP04"},
		Aliases:   []string{"CKV_AWS_135", "KICS:ec2_not_ebs_optimized"},
		Types:     []string{"aws_instance", "aws_spot_instance_request", "module"},
		Look:      asInstance.look(check.Want(ec2Or("ebs_optimized", ec2Optimized, ec2Optimized))),
	},
	{
		ID: "ec2-termination-protection", Family: check.Misconfiguration, Severity: check.Low,
		Title: "EC2 instance can be terminated by one call",
		Why:   "A slip in the console, or in a script, takes the machine and what is on it away.",
		Mend: `resource "aws_instance" "orders" {
  disable_api_termination = true
}`,
		Practices: []string{"REL09-BP02"},
		Types:     []string{"aws_instance"},
		Look: check.Want(ec2Or("disable_api_termination",
			check.True("disable_api_termination", false), check.True("disable_api_termination", false))),
		Fix: &check.Fix{Path: "disable_api_termination", Value: "true"},
	},
	{
		ID: "ec2-shutdown-stops", Family: check.Misconfiguration, Severity: check.Low,
		Title: "EC2 instance is gone when it shuts down",
		Why:   "A shutdown from within, meant as a restart, terminates the machine with its disks.",
		Mend: `resource "aws_instance" "orders" {
  instance_initiated_shutdown_behavior = "stop"
}`,
		Practices: []string{"REL09-BP02"},
		Types:     []string{"aws_instance"},
		Look:      check.Want(check.NoneOf("instance_initiated_shutdown_behavior", "stop", "terminate")),
	},
	{
		ID: "ec2-current-generation", Family: check.Misconfiguration, Severity: check.Low,
		Title: "EC2 instance is of a generation that AWS keeps only for those who have it",
		Why:   "Old types start from paravirtual images, have no isolation by Nitro, and run out when a zone is busy.",
		Mend: `resource "aws_instance" "orders" {
  instance_type = "m7g.large"
}`,
		Practices: []string{"SEC06-BP02", "PERF02-BP01"},
		Aliases:   []string{"EC2.24"},
		Types:     ec2Launched,
		Look:      asMachine.look(check.Want(check.Not(check.Match("instance_type", "", `^(t1|m1|m2|m3|c1|c3|cc2|cr1|g2|hi1|hs1|i2|r3)\.`), "instance_type is of a previous generation"))),
	},
	{
		ID: "ec2-instance-profile", Family: check.Access, Severity: check.Low,
		Title: "EC2 instance has no role",
		Why:   "What runs on it then needs keys that are copied there, do not expire and cannot be told apart.",
		Mend: `resource "aws_instance" "orders" {
  iam_instance_profile = aws_iam_instance_profile.orders.name
}`,
		Practices: []string{"SEC02-BP02", "SEC03-BP02"},
		Aliases:   []string{"CKV2_AWS_41"},
		Types:     []string{"aws_instance"},
		Look:      check.Want(ec2Or("iam_instance_profile", check.Given("iam_instance_profile"), check.Given("iam_instance_profile"))),
	},
	{
		ID: "ec2-no-api-keys", Family: check.Access, Severity: check.High,
		Title: "EC2 instance is set up with access keys",
		Why:   "Keys that are written to a machine do not expire and work from anywhere; a role gives it credentials of an hour by itself.",
		Mend: `resource "aws_instance" "orders" {
  iam_instance_profile = aws_iam_instance_profile.orders.name
}`,
		Practices: []string{"SEC02-BP02"},
		Aliases:   []string{"KICS:ec2_instance_using_api_keys"},
		Types:     ec2Launched,
		Look:      asMachine.look(ec2Keys),
	},
	{
		ID: "ec2-user-data-readable", Family: check.Misconfiguration, Severity: check.Low,
		Title: "EC2 instance starts with a script that nobody can read",
		Why:   "A script that is pasted in base64 passes every review unseen.",
		Mend: `resource "aws_launch_template" "orders" {
  user_data = filebase64("${path.module}/start.sh")
}`,
		Practices: []string{"SEC06-BP04"},
		Aliases:   []string{"KICS:user_data_shell_script_is_encoded"},
		Types:     ec2Launched,
		Look:      asMachine.look(ec2Readable),
	},
	{
		ID: "ec2-no-password-data", Family: check.Secrets, Severity: check.Medium,
		Title: "EC2 instance keeps its administrator's password in the state",
		Why:   "Whoever reads the state and has the key pair signs in to Windows as administrator.",
		Mend: `resource "aws_instance" "desktop" {
  get_password_data = false
}`,
		Practices: []string{"SEC02-BP03"},
		Types:     []string{"aws_instance", "aws_spot_instance_request"},
		Look:      check.Want(check.False("get_password_data", false)),
		Fix:       &check.Fix{Path: "get_password_data", Value: "false"},
	},
	{
		ID: "ec2-serial-console", Family: check.Access, Severity: check.Medium,
		Title: "EC2 serial console is open in the account",
		Why:   "It reaches machines past networks and security groups, with a password alone.",
		Mend: `resource "aws_ec2_serial_console_access" "account" {
  enabled = false
}`,
		Practices: []string{"SEC06-BP03"},
		Types:     []string{"aws_ec2_serial_console_access"},
		Look:      check.Want(check.False("enabled", true)),
		Fix:       &check.Fix{Path: "enabled", Value: "false"},
	},
}
