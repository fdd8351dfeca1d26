package catalog

import "flota.dev/flota/internal/gate/check"

// session wants a condition of the settings of a Session Manager document.
// See the page "Session document schema" of the Systems Manager user guide.
func session(c check.Condition) check.Look {
	return check.Want(check.If(check.OneOf("document_type", "", "Session"), check.Decoded("content", c)))
}

// ssm are the checks of Systems Manager.
var ssm = append([]check.Check{
	{
		ID: "ssm-parameter-secure", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "SSM parameter is kept in plain text",
		Why:   "A String can be read by everyone with a right to read parameters; a SecureString needs the right to its key too.",
		Mend: `resource "aws_ssm_parameter" "this" {
  type  = "SecureString"
  value = var.token
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV2_AWS_34"},
		Types:     []string{"aws_ssm_parameter"},
		// An insecure_value is marked as no secret, and parameters of these data types hold names of images and webhooks.
		Look: check.Want(check.If(check.And(check.Missing("insecure_value"), check.OneOf("data_type", "text", "text")),
			check.OneOf("type", "", "SecureString"))),
	},
	{
		ID: "ssm-session-encrypted", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "SSM sessions are not encrypted with a KMS key",
		Why:   "What is typed in a shell on an instance is protected by TLS alone, without a key that says who may start sessions.",
		Mend: `resource "aws_ssm_document" "sessions" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs        = { kmsKeyId = aws_kms_key.this.arn }
  })
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_112", "KICS:ssm_session_transit_encryption_disabled"},
		Types:     []string{"aws_ssm_document"},
		Look:      session(check.Given("content.inputs.kmsKeyId")),
	},
	{
		ID: "ssm-session-logged", Family: check.Logging, Severity: check.Medium,
		Title: "SSM sessions are not logged",
		Why:   "Nobody can tell what was done in a shell on an instance.",
		Mend: `resource "aws_ssm_document" "sessions" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs        = { cloudWatchLogGroupName = "/sessions", cloudWatchEncryptionEnabled = true }
  })
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_113"},
		Types:     []string{"aws_ssm_document"},
		Look:      session(check.Or(check.Given("content.inputs.cloudWatchLogGroupName"), check.Given("content.inputs.s3BucketName"))),
	},
	{
		ID: "ssm-session-log-encrypted", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "SSM sessions may be logged unencrypted",
		Why:   "Logs of shells hold passwords and data, and are written to a group or bucket that need not be encrypted.",
		Mend: `resource "aws_ssm_document" "sessions" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs        = { s3BucketName = "sessions", s3EncryptionEnabled = true }
  })
}`,
		Practices: []string{"SEC08-BP02"},
		Types:     []string{"aws_ssm_document"},
		Look: session(check.And(
			check.If(check.Given("content.inputs.cloudWatchLogGroupName"), check.True("content.inputs.cloudWatchEncryptionEnabled", true)),
			check.If(check.Given("content.inputs.s3BucketName"), check.True("content.inputs.s3EncryptionEnabled", true)))),
	},
	{
		ID: "ssm-document-private", Family: check.Access, Severity: check.Critical,
		Title: "SSM document is shared with everyone",
		Why:   "Every AWS account can read the document, with whatever names, addresses and secrets its steps hold.",
		Mend: `resource "aws_ssm_document" "this" {
  permissions = {
    type        = "Share"
    account_ids = "111111111111"
  }
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"CKV_AWS_303", "SSM.4"},
		Types:     []string{"aws_ssm_document"},
		Look:      check.Want(check.Not(check.Match("permissions.account_ids", "", `(?i)\ball\b`), "permissions share it with all accounts")),
	},
	{
		ID: "ssm-public-sharing", Family: check.Access, Severity: check.High,
		Title: "SSM documents of the account may be made public",
		Why:   "With public sharing on, one wrong permission shows a document to every AWS account.",
		Mend: `resource "aws_ssm_service_setting" "sharing" {
  setting_id    = "/ssm/documents/console/public-sharing-permission"
  setting_value = "Disable"
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"SSM.7"},
		Types:     []string{"aws_ssm_service_setting"},
		Look: check.Want(check.If(check.Match("setting_id", "", `/ssm/documents/console/public-sharing-permission$`),
			check.OneOf("setting_value", "", "Disable"))),
	},
}, ownKeys(
	ownKey{ID: "ssm-parameter-customer-key", Noun: "SSM parameter", Type: "aws_ssm_parameter", Path: "key_id",
		When: check.OneOf("type", "", "SecureString"), Aliases: []string{"CKV_AWS_337"}},
)...)
