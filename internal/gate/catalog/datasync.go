package catalog

import "flota.dev/flota/internal/gate/check"

var datasync = []check.Check{
	{
		ID: "datasync-logging", Family: check.Logging, Severity: check.Medium,
		Title: "DataSync task keeps no log",
		Why:   "Files that were not copied, or not as they were, go by unnoticed.",
		Mend: `resource "aws_datasync_task" "this" {
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.this.arn
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"DataSync.1"},
		Types:     []string{"aws_datasync_task"},
		Look: check.Want(check.And(
			check.Given("cloudwatch_log_group_arn"), check.NoneOf("options.log_level", "OFF", "OFF"))),
	},
	{
		ID: "datasync-no-plain-secret", Family: check.Secrets, Severity: check.Critical,
		Title: "DataSync location has its key in plain text",
		Why:   "Everyone who may read the configuration or its state may read and write the store.",
		Mend: `resource "aws_datasync_location_object_storage" "this" {
  access_key = data.aws_secretsmanager_secret_version.access.secret_string
  secret_key = data.aws_secretsmanager_secret_version.secret.secret_string
}`,
		Practices: []string{"SEC02-BP03"},
		Aliases:   []string{"CKV_AWS_295"},
		Types:     []string{"aws_datasync_location_object_storage"},
		Look:      plainSecret("secret_key"),
	},
	{
		ID: "datasync-https", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "DataSync location is read over plain HTTP",
		Why:   "Every file travels in plain text, and so does what proves who may read it.",
		Mend: `resource "aws_datasync_location_object_storage" "this" {
  server_protocol = "HTTPS"
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_datasync_location_object_storage"},
		Look:      check.Want(check.NoneOf("server_protocol", "HTTPS", "HTTP")),
	},
	{
		ID: "datasync-verify", Family: check.Misconfiguration, Severity: check.Low,
		Title: "DataSync task does not verify what it copied",
		Why:   "A copy that differs from its original counts as good until the original is gone.",
		Mend: `resource "aws_datasync_task" "this" {
  options {
    verify_mode = "ONLY_FILES_TRANSFERRED"
  }
}`,
		Practices: []string{"REL09-BP04"},
		Types:     []string{"aws_datasync_task"},
		Look:      check.Want(check.NoneOf("options.verify_mode", "POINT_IN_TIME_CONSISTENT", "NONE")),
	},
}

// plainSecret looks for a secret that is written down, in a default or a tfvars file too.
func plainSecret(path string) check.Look {
	return func(s *check.Subject) {
		v := s.Get(path)
		if text, known := v.Text(""); known && text != "" {
			s.Fail(v, "%s is written in plain text", path)
		}
	}
}
