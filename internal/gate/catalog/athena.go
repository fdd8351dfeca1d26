package catalog

import "flota.dev/flota/internal/gate/check"

// athena are the checks of queries, and of the workflows of MWAA.
var athena = append([]check.Check{
	{
		ID: "athena-database-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "Athena database does not encrypt results of queries",
		Why:   "Results are copies of the data, and lie in S3 without the protection of the original.",
		Mend: `resource "aws_athena_database" "this" {
  encryption_configuration {
    encryption_option = "SSE_KMS"
    kms_key           = aws_kms_key.this.arn
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_77", "AVD-AWS-0006", "KICS:athena_database_not_encrypted"},
		Types:     []string{"aws_athena_database"},
		Look:      check.Want(check.Given("encryption_configuration")),
	},
	{
		ID: "athena-workgroup-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "Athena workgroup does not encrypt results of queries",
		Why:   "Results are copies of the data, and lie in S3 without the protection of the original.",
		Mend: `resource "aws_athena_workgroup" "this" {
  configuration {
    result_configuration {
      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = aws_kms_key.this.arn
      }
    }
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_159", "AVD-AWS-0006", "KICS:athena_workgroup_not_encrypted"},
		Types:     []string{"aws_athena_workgroup"},
		Look: check.Want(check.Or(
			check.Given("configuration.result_configuration.encryption_configuration"),
			check.True("configuration.managed_query_results_configuration.enabled", false))),
	},
	{
		ID: "athena-workgroup-enforced", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "Athena workgroup lets clients choose other settings",
		Why:   "A client can write results to another place, unencrypted.",
		Mend: `resource "aws_athena_workgroup" "this" {
  configuration {
    enforce_workgroup_configuration = true
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_82", "AVD-AWS-0007"},
		Types:     []string{"aws_athena_workgroup"},
		Look:      check.Want(check.True("configuration.enforce_workgroup_configuration", true)),
		Fix:       &check.Fix{Path: "configuration.enforce_workgroup_configuration", Value: "true"},
	},
	{
		ID: "athena-metrics", Family: check.Logging, Severity: check.Low,
		Title: "Athena workgroup has no metrics",
		Why:   "A query that reads far too much is seen on the bill only.",
		Mend: `resource "aws_athena_workgroup" "this" {
  configuration {
    publish_cloudwatch_metrics_enabled = true
  }
}`,
		Practices: []string{"REL06-BP01"},
		Aliases:   []string{"Athena.4"},
		Types:     []string{"aws_athena_workgroup"},
		Look:      check.Want(check.True("configuration.publish_cloudwatch_metrics_enabled", true)),
		Fix:       &check.Fix{Path: "configuration.publish_cloudwatch_metrics_enabled", Value: "true"},
	},
	{
		ID: "mwaa-webserver-private", Family: check.Network, Severity: check.High,
		Title: "MWAA's web server is open to the internet",
		Why:   "The console from which every workflow can be run and read is reached from everywhere.",
		Mend: `resource "aws_mwaa_environment" "this" {
  webserver_access_mode = "PRIVATE_ONLY"
}`,
		Practices: []string{"SEC05-BP01"},
		Aliases:   []string{"CKV2_AWS_66"},
		Types:     []string{"aws_mwaa_environment"},
		Look:      check.Want(check.NoneOf("webserver_access_mode", "PRIVATE_ONLY", "PUBLIC_ONLY")),
		Fix:       &check.Fix{Path: "webserver_access_mode", Value: `"PRIVATE_ONLY"`},
	},
	workflowLogs("scheduler", "CKV_AWS_242"),
	workflowLogs("worker", "CKV_AWS_243"),
	workflowLogs("webserver", "CKV_AWS_244"),
}, ownKeys(
	ownKey{ID: "athena-database-customer-key", Noun: "Athena database", Type: "aws_athena_database", Path: "encryption_configuration.kms_key",
		When: check.Given("encryption_configuration")},
	ownKey{ID: "athena-workgroup-customer-key", Noun: "Athena workgroup", Type: "aws_athena_workgroup",
		Path: "configuration.result_configuration.encryption_configuration.kms_key_arn",
		When: check.Given("configuration.result_configuration.encryption_configuration")},
	ownKey{ID: "mwaa-customer-key", Noun: "MWAA environment", Type: "aws_mwaa_environment", Path: "kms_key"},
)...)

// workflowLogs is the check of the logs of one part of MWAA. Only tasks are logged by themselves.
func workflowLogs(part, alias string) check.Check {
	return check.Check{
		ID: "mwaa-" + part + "-logs", Family: check.Logging, Severity: check.Medium,
		Title: "MWAA's " + part + " writes no logs",
		Why:   "When a workflow stands still, or was started by a stranger, nothing tells why.",
		Mend: `resource "aws_mwaa_environment" "this" {
  logging_configuration {
    ` + part + `_logs {
      enabled   = true
      log_level = "INFO"
    }
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{alias},
		Types:     []string{"aws_mwaa_environment"},
		Look:      check.Want(check.True("logging_configuration."+part+"_logs.enabled", false)),
	}
}
