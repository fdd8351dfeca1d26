package catalog

import "flota.dev/flota/internal/gate/check"

// glue are the checks of the data catalog and of jobs on it.
var glue = append([]check.Check{
	{
		ID: "glue-catalog-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "Glue data catalog is not encrypted",
		Why:   "Names and shapes of all tables can be read by whoever gets hold of the catalog.",
		Mend: `resource "aws_glue_data_catalog_encryption_settings" "this" {
  data_catalog_encryption_settings {
    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS"
      sse_aws_kms_key_id      = aws_kms_key.this.arn
    }
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_94", "KICS:glue_data_catalog_encryption_disabled"},
		Types:     []string{"aws_glue_data_catalog_encryption_settings"},
		Look: check.Want(check.OneOf("data_catalog_encryption_settings.encryption_at_rest.catalog_encryption_mode", "DISABLED",
			"SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE")),
	},
	{
		ID: "glue-passwords-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "Glue keeps passwords of connections unencrypted",
		Why:   "Whoever may read a connection reads the password of the database behind it.",
		Mend: `resource "aws_glue_data_catalog_encryption_settings" "this" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = true
      aws_kms_key_id                       = aws_kms_key.this.arn
    }
  }
}`,
		Practices: []string{"SEC08-BP02", "SEC02-BP03"},
		Aliases:   []string{"CKV_AWS_94", "KICS:glue_data_catalog_encryption_disabled"},
		Types:     []string{"aws_glue_data_catalog_encryption_settings"},
		Look:      check.Want(check.True("data_catalog_encryption_settings.connection_password_encryption.return_connection_password_encrypted", false)),
	},
	{
		ID: "glue-configuration-encrypts", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "Glue security configuration does not encrypt everything",
		Why:   "Logs, bookmarks or results of the jobs under it lie there in plain text.",
		Mend: `resource "aws_glue_security_configuration" "this" {
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = aws_kms_key.this.arn
    }
    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "CSE-KMS"
      kms_key_arn                   = aws_kms_key.this.arn
    }
    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = aws_kms_key.this.arn
    }
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_99", "KICS:glue_security_configuration_encryption_disabled"},
		Types:     []string{"aws_glue_security_configuration"},
		Look: check.Want(check.And(
			check.OneOf("encryption_configuration.cloudwatch_encryption.cloudwatch_encryption_mode", "DISABLED", "SSE-KMS"),
			check.OneOf("encryption_configuration.job_bookmarks_encryption.job_bookmarks_encryption_mode", "DISABLED", "CSE-KMS"),
			check.NoneOf("encryption_configuration.s3_encryption.s3_encryption_mode", "DISABLED", "DISABLED"))),
	},
	{
		ID: "glue-security-configuration", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "Glue job has no security configuration",
		Why:   "Without one its logs, bookmarks and results are encrypted by nobody's choice but that of each place.",
		Mend: `resource "aws_glue_job" "this" {
  security_configuration = aws_glue_security_configuration.this.name
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_195"},
		Types:     []string{"aws_glue_job", "aws_glue_crawler", "aws_glue_dev_endpoint"},
		Look:      check.Want(check.Given("security_configuration")),
	},
	{
		ID: "glue-job-logs", Family: check.Logging, Severity: check.Low,
		Title: "Glue job does not log while it runs",
		Why:   "What a job did is seen only once it has ended, if it ends.",
		Mend: `resource "aws_glue_job" "this" {
  default_arguments = {
    "--enable-continuous-cloudwatch-log" = "true"
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"Glue.2"},
		Types:     []string{"aws_glue_job"},
		Look:      check.Want(check.True("default_arguments.--enable-continuous-cloudwatch-log", false)),
	},
	{
		ID: "glue-version-supported", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Glue job runs on a retired version",
		Why:   "Its Spark and Python get no more security updates.",
		Mend: `resource "aws_glue_job" "this" {
  glue_version = "5.0"
}`,
		Practices: []string{"SEC06-BP01"},
		Aliases:   []string{"Glue.4"},
		Types:     []string{"aws_glue_job"},
		Look:      check.Want(check.NoneOf("glue_version", "", "0.9", "1.0", "2.0")),
	},
	{
		ID: "glue-connection-tls", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "Glue connection talks to its database unencrypted",
		Why:   "The password and the data travel in plain text.",
		Mend: `resource "aws_glue_connection" "this" {
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://orders.example:5432/orders"
    JDBC_ENFORCE_SSL    = "true"
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_glue_connection"},
		Look:      check.Want(check.If(check.OneOf("connection_type", "JDBC", "JDBC"), check.True("connection_properties.JDBC_ENFORCE_SSL", false))),
	},
}, ownKeys(
	ownKey{ID: "glue-catalog-customer-key", Noun: "Glue data catalog", Type: "aws_glue_data_catalog_encryption_settings",
		Path: "data_catalog_encryption_settings.encryption_at_rest.sse_aws_kms_key_id", Aliases: []string{"KICS:glue_data_catalog_encryption_disabled"}},
	ownKey{ID: "glue-passwords-customer-key", Noun: "Glue connection's password", Type: "aws_glue_data_catalog_encryption_settings",
		Path: "data_catalog_encryption_settings.connection_password_encryption.aws_kms_key_id", Aliases: []string{"KICS:glue_data_catalog_encryption_disabled"}},
	ownKey{ID: "glue-logs-customer-key", Noun: "Log of Glue jobs", Type: "aws_glue_security_configuration",
		Path: "encryption_configuration.cloudwatch_encryption.kms_key_arn", Aliases: []string{"KICS:glue_security_configuration_encryption_disabled"}},
	ownKey{ID: "glue-bookmarks-customer-key", Noun: "Bookmark of Glue jobs", Type: "aws_glue_security_configuration",
		Path: "encryption_configuration.job_bookmarks_encryption.kms_key_arn", Aliases: []string{"KICS:glue_security_configuration_encryption_disabled"}},
)...)
