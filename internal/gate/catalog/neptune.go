package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

// neptune are the checks of Neptune.
var neptune = slices.Concat(
	notPublic(row{ID: "neptune-not-public", Noun: "Neptune instance", Types: []string{"aws_neptune_cluster_instance"},
		Aliases: []string{"CKV_AWS_102", "KICS:neptune_cluster_instance_is_publicly_accessible"}}),
	[]check.Check{
		{
			ID: "neptune-storage-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "Neptune cluster stores its data unencrypted",
			Why:       "Whoever gets at the storage, a snapshot or a backup reads the data. Encryption cannot be turned on later without a new cluster.",
			Mend:      setting("aws_neptune_cluster", "storage_encrypted", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_44", "AVD-AWS-0076", "KICS:neptune_database_cluster_encryption_disabled", "Neptune.1"},
			Types:     []string{"aws_neptune_cluster"},
			Look:      check.Want(check.Or(check.True("storage_encrypted", false), inheritsEncryption)),
		},
		{
			ID: "neptune-log-exports", Family: check.Logging, Severity: check.Medium,
			Title:     "Neptune cluster does not publish its audit log",
			Why:       "Who asked what of the graph cannot be found out when it matters.",
			Mend:      setting("aws_neptune_cluster", "enable_cloudwatch_logs_exports", `["audit"]`),
			Practices: []string{"SEC04-BP01"},
			Aliases:   []string{"CKV_AWS_101", "AVD-AWS-0075", "KICS:neptune_logging_disabled", "Neptune.2"},
			Types:     []string{"aws_neptune_cluster"},
			Look:      check.Want(check.Contains("enable_cloudwatch_logs_exports", "audit")),
		},
		{
			ID: "neptune-iam-auth", Family: check.Access, Severity: check.Medium,
			Title:     "Neptune cluster does not ask who is there",
			Why:       "Neptune has no users of its own: without IAM authentication, everyone who reaches the port reads and writes the graph.",
			Mend:      setting("aws_neptune_cluster", "iam_database_authentication_enabled", "true"),
			Practices: []string{"SEC02-BP02", "SEC03-BP02"},
			Aliases:   []string{"CKV_AWS_359", "KICS:neptune_cluster_with_iam_database_authentication_disabled", "Neptune.7"},
			Types:     []string{"aws_neptune_cluster"},
			Look:      check.Want(check.True("iam_database_authentication_enabled", false)),
		},
		{
			ID: "neptune-tls", Family: check.EncryptionInTransit, Severity: check.High,
			Title: "Neptune cluster takes connections without TLS",
			Why:   "Queries and their results cross the network in the clear.",
			Mend: `resource "aws_neptune_cluster_parameter_group" "this" {
  parameter {
    name  = "neptune_enforce_ssl"
    value = "1"
  }
}`,
			Practices: []string{"SEC09-BP02"},
			Types:     []string{"aws_neptune_cluster_parameter_group"},
			Look: check.Want(check.Every("parameter", check.If(check.OneOf("name", "", "neptune_enforce_ssl"),
				check.Saying("neptune_enforce_ssl is off", check.NoneOf("value", "", "0", "false"))))),
		},
	},
	ownKeys(ownKey{ID: "neptune-customer-key", Noun: "Neptune cluster", Type: "aws_neptune_cluster", Path: "kms_key_arn", Aliases: []string{"CKV_AWS_347", "AVD-AWS-0128"}}),
	deletionProtected(row{ID: "neptune-deletion-protection", Noun: "Neptune cluster", Types: []string{"aws_neptune_cluster"}, Aliases: []string{"CKV2_AWS_58", "Neptune.4"}}),
	finalSnapshots(row{ID: "neptune-final-snapshot", Noun: "Neptune cluster", Types: []string{"aws_neptune_cluster"}}),
	weeksOfBackups(1, row{ID: "neptune-backup-week", Noun: "Neptune cluster", Types: []string{"aws_neptune_cluster"}, Aliases: []string{"CKV_AWS_361", "Neptune.5"}}),
	copiesTags(row{ID: "neptune-copy-tags", Noun: "Neptune cluster", Types: []string{"aws_neptune_cluster"}, Aliases: []string{"CKV_AWS_362", "Neptune.8"}}),
	minorUpgrades(row{ID: "neptune-minor-upgrade", Noun: "Neptune instance", Types: []string{"aws_neptune_cluster_instance"}, Absent: true}),
)
