package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

// docdb are the checks of DocumentDB.
var docdb = slices.Concat(
	[]check.Check{
		{
			ID: "docdb-storage-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "DocumentDB cluster stores its data unencrypted",
			Why:       "Whoever gets at the storage, a snapshot or a backup reads the data. Encryption cannot be turned on later without a new cluster.",
			Mend:      setting("aws_docdb_cluster", "storage_encrypted", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_74", "AVD-AWS-0022", "KICS:docdb_cluster_not_encrypted", "DocumentDB.1"},
			Types:     []string{"aws_docdb_cluster"},
			Look:      check.Want(check.Or(check.True("storage_encrypted", false), inheritsEncryption)),
		},
		{
			ID: "docdb-tls", Family: check.EncryptionInTransit, Severity: check.High,
			Title: "DocumentDB cluster takes connections without TLS",
			Why:   "Passwords and documents cross the network in the clear.",
			Mend: `resource "aws_docdb_cluster_parameter_group" "this" {
  parameter {
    name  = "tls"
    value = "enabled"
  }
}`,
			Practices: []string{"SEC09-BP02"},
			Aliases:   []string{"CKV_AWS_90", "DocumentDB.6"},
			Types:     []string{"aws_docdb_cluster_parameter_group"},
			Look: check.Want(check.Every("parameter", check.If(check.OneOf("name", "", "tls"),
				check.Saying("tls is disabled", check.NoneOf("value", "", "disabled"))))),
		},
		{
			ID: "docdb-log-exports", Family: check.Logging, Severity: check.Medium,
			Title:     "DocumentDB cluster publishes no logs",
			Why:       "Who read or changed what cannot be found out when it matters.",
			Mend:      setting("aws_docdb_cluster", "enabled_cloudwatch_logs_exports", `["audit", "profiler"]`),
			Practices: []string{"SEC04-BP01"},
			Aliases:   []string{"CKV_AWS_85", "AVD-AWS-0020"},
			Types:     []string{"aws_docdb_cluster"},
			Look:      check.Want(check.Given("enabled_cloudwatch_logs_exports")),
		},
		{
			ID: "docdb-log-exports-all", Family: check.Logging, Severity: check.Low,
			Title:     "DocumentDB cluster publishes only some of its logs",
			Why:       "The audit log tells who did what, the profiler's what was slow; each answers questions that the other does not.",
			Mend:      setting("aws_docdb_cluster", "enabled_cloudwatch_logs_exports", `["audit", "profiler"]`),
			Practices: []string{"SEC04-BP01"},
			Aliases:   []string{"KICS:docdb_logging_disabled", "DocumentDB.4"},
			Types:     []string{"aws_docdb_cluster"},
			Look:      check.Want(check.Contains("enabled_cloudwatch_logs_exports", "audit", "profiler")),
		},
		{
			ID: "docdb-audit", Family: check.Logging, Severity: check.Medium,
			Title: "DocumentDB cluster does not audit what is done",
			Why:   "The audit log stays empty as long as the parameter audit_logs is not on, even if it is published.",
			Mend: `resource "aws_docdb_cluster_parameter_group" "this" {
  parameter {
    name  = "audit_logs"
    value = "enabled"
  }
}`,
			Practices: []string{"SEC04-BP01"},
			Aliases:   []string{"CKV_AWS_104"},
			Types:     []string{"aws_docdb_cluster_parameter_group"},
			Look:      check.Want(parameter("audit_logs", `(?i)^(enabled|all|(ddl|dml_read|dml_write|dml|,| )+)$`)),
		},
		{
			ID: "docdb-profiler", Family: check.Logging, Severity: check.Low,
			Title: "DocumentDB cluster does not profile slow operations",
			Why:   "Without the profiler nobody sees which operation brought the cluster down.",
			Mend: `resource "aws_docdb_cluster_parameter_group" "this" {
  parameter {
    name  = "profiler"
    value = "enabled"
  }
}`,
			Practices: []string{"REL06-BP01"},
			Types:     []string{"aws_docdb_cluster_parameter_group"},
			Look:      check.Want(parameter("profiler", `(?i)^enabled$`)),
		},
	},
	ownKeys(ownKey{ID: "docdb-customer-key", Noun: "DocumentDB cluster", Type: "aws_docdb_cluster", Also: []string{"aws_docdbelastic_cluster"}, Path: "kms_key_id",
		Aliases: []string{"CKV_AWS_182", "AVD-AWS-0021", "KICS:docdb_cluster_without_kms", "KICS:docdb_cluster_encrypted_with_aws_managed_key"}}),
	deletionProtected(row{ID: "docdb-deletion-protection", Noun: "DocumentDB cluster", Types: []string{"aws_docdb_cluster"}, Aliases: []string{"DocumentDB.5"}}),
	finalSnapshots(row{ID: "docdb-final-snapshot", Noun: "DocumentDB cluster", Types: []string{"aws_docdb_cluster"}}),
	weeksOfBackups(1, row{ID: "docdb-backup-week", Noun: "DocumentDB cluster", Types: []string{"aws_docdb_cluster"}, Aliases: []string{"CKV_AWS_360", "DocumentDB.2"}}),
)
