package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

const (
	warehouse = "aws_redshift_cluster"
	namespace = "aws_redshiftserverless_namespace"
	workgroup = "aws_redshiftserverless_workgroup"
)

// redshift are the checks of how Redshift keeps data and hands it out.
var redshift = slices.Concat(
	[]check.Check{
		{
			ID: "redshift-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "Redshift cluster stores its data unencrypted",
			Why:       "Whoever gets at the disks, a snapshot or a backup reads the whole warehouse.",
			Mend:      setting(warehouse, "encrypted", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_64", "KICS:redshift_not_encrypted", "Redshift.10"},
			Types:     []string{warehouse},
			Look: check.Want(check.And(check.True("encrypted", true), check.Or(
				statedIfOld("encrypted", "false"), check.Given("snapshot_identifier"), check.Given("snapshot_arn")))),
		},
		{
			ID: "redshift-encryption-stated", Family: check.EncryptionAtRest, Severity: check.Low,
			Title:     "Redshift cluster leaves it to the provider's version whether it is encrypted",
			Why:       "Up to version 5 of the provider a cluster is unencrypted unless told otherwise, from version 6 it is encrypted. Another lock file is enough to change it.",
			Mend:      setting(warehouse, "encrypted", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_64", "KICS:redshift_not_encrypted"},
			Types:     []string{warehouse},
			Look:      check.Want(check.Or(statedOrPinned("encrypted"), check.Given("snapshot_identifier"), check.Given("snapshot_arn"))),
		},
		{
			ID: "redshift-tls", Family: check.EncryptionInTransit, Severity: check.Medium,
			Title: "Redshift takes connections without TLS",
			Why:   "Passwords and results of queries cross the network in the clear.",
			Mend: `resource "aws_redshift_parameter_group" "this" {
  family = "redshift-1.0"
  parameter {
    name  = "require_ssl"
    value = "true"
  }
}`,
			Practices: []string{"SEC09-BP02"},
			Aliases:   []string{"CKV_AWS_105", "Redshift.2", "RedshiftServerless.2"},
			Types:     []string{"aws_redshift_parameter_group", workgroup},
			Look: check.Want(check.ByType(map[string]check.Condition{
				"aws_redshift_parameter_group": parameterOr("require_ssl", `(?i)^(true|1)$`, check.NoneOf("family", "", "redshift-1.0")),
				workgroup: check.Every("config_parameter", check.If(check.OneOf("parameter_key", "", "require_ssl"),
					check.Saying("require_ssl is not true", check.OneOf("parameter_value", "true", "true")))),
			})),
		},
		{
			ID: "redshift-logging", Family: check.Logging, Severity: check.Medium,
			Title: "Redshift cluster keeps no audit log",
			Why:   "Who logged in and what was asked cannot be found out when it matters.",
			Mend: `resource "aws_redshift_logging" "this" {
  cluster_identifier   = aws_redshift_cluster.this.id
  log_destination_type = "cloudwatch"
  log_exports          = ["connectionlog", "userlog", "useractivitylog"]
}`,
			Practices: []string{"SEC04-BP01"},
			Aliases:   []string{"CKV_AWS_71", "KICS:redshift_cluster_logging_disabled", "Redshift.4"},
			Types:     []string{warehouse},
			Look: check.Want(check.Saying("it has neither logging nor an aws_redshift_logging",
				check.Or(check.True("logging.enable", false), check.With("aws_redshift_logging", "cluster_identifier", check.Exists)))),
		},
		{
			ID: "redshift-serverless-logs", Family: check.Logging, Severity: check.Medium,
			Title:     "Redshift Serverless publishes no logs of logins and users",
			Why:       "Who logged in, and who changed users, cannot be found out when it matters.",
			Mend:      setting(namespace, "log_exports", `["connectionlog", "userlog", "useractivitylog"]`),
			Practices: []string{"SEC04-BP01"},
			Aliases:   []string{"RedshiftServerless.6"},
			Types:     []string{namespace},
			Look:      check.Want(check.Contains("log_exports", "connectionlog", "userlog")),
		},
		{
			ID: "redshift-user-activity-log", Family: check.Logging, Severity: check.Low,
			Title: "Redshift does not log the statements of its users",
			Why:   "The audit log tells of logins only; what was read or changed is in the user activity log.",
			Mend: `resource "aws_redshift_parameter_group" "this" {
  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}`,
			Practices: []string{"SEC04-BP01"},
			Types:     []string{"aws_redshift_parameter_group"},
			Look:      check.Want(parameter("enable_user_activity_logging", `(?i)^(true|1)$`)),
		},
		{
			ID: "redshift-backup", Family: check.Backup, Severity: check.High,
			Title:     "Redshift cluster makes no snapshots",
			Why:       "Without automated snapshots there is nothing to go back to after a mistake, a bug or an attack.",
			Mend:      setting(warehouse, "automated_snapshot_retention_period", "7"),
			Practices: []string{"REL09-BP03"},
			Aliases:   []string{"CKV_AWS_343"},
			Types:     []string{warehouse},
			Look:      check.Want(check.AtLeast("automated_snapshot_retention_period", 1, 1)),
		},
		{
			ID: "redshift-multi-az", Family: check.Backup, Severity: check.Low,
			Title:     "Redshift cluster stands in one zone only",
			Why:       "When its zone fails, the warehouse is gone for as long as that lasts, or until a snapshot is restored.",
			Mend:      setting(warehouse, "multi_az", "true"),
			Practices: []string{"REL10-BP01"},
			Aliases:   []string{"Redshift.18"},
			Types:     []string{warehouse},
			Look:      check.Want(check.True("multi_az", false)),
		},
		{
			ID: "redshift-version-upgrade", Family: check.Misconfiguration, Severity: check.Medium,
			Title:     "Redshift cluster does not get new versions by itself",
			Why:       "Versions carry the security fixes; without them the engine stays open to what is publicly known.",
			Mend:      setting(warehouse, "allow_version_upgrade", "true"),
			Practices: []string{"SEC06-BP01"},
			Aliases:   []string{"CKV_AWS_141", "Redshift.6"},
			Types:     []string{warehouse},
			Look:      check.Want(check.True("allow_version_upgrade", true)),
			Fix:       &check.Fix{Path: "allow_version_upgrade", Value: "true"},
		},
		{
			ID: "redshift-not-default-database", Family: check.Misconfiguration, Severity: check.Low,
			Title:     "Redshift has a database of the usual name",
			Why:       "A name that everybody knows is one thing less for an attacker to find out.",
			Mend:      setting(warehouse, "database_name", `"reports"`),
			Practices: []string{"SEC02-BP01"},
			Aliases:   []string{"CKV_AWS_320", "Redshift.9", "RedshiftServerless.7"},
			Types:     []string{warehouse, namespace},
			Look: check.Want(check.If(check.And(check.Missing("snapshot_identifier"), check.Missing("snapshot_arn")),
				check.ByType(map[string]check.Condition{
					warehouse: check.NoneOf("database_name", "dev", "dev"), namespace: check.NoneOf("db_name", "dev", "dev"),
				}))),
		},
		{
			ID: "redshift-not-default-user", Family: check.Access, Severity: check.Low,
			Title:     "Redshift has a master user that everybody guesses",
			Why:       "A name such as admin or awsuser is half of what an attacker needs.",
			Mend:      setting(warehouse, "master_username", `"reports_owner"`),
			Practices: []string{"SEC02-BP01"},
			Aliases:   []string{"Redshift.8", "RedshiftServerless.5"},
			Types:     []string{warehouse, namespace},
			Look: check.Want(check.ByType(map[string]check.Condition{
				warehouse: check.NoneOf("master_username", "", guessed...), namespace: check.NoneOf("admin_username", "admin", guessed...),
			})),
		},
	},
	ownKeys(
		ownKey{ID: "redshift-customer-key", Noun: "Redshift", Type: warehouse, Also: []string{namespace}, Path: "kms_key_id",
			Aliases: []string{"CKV_AWS_142", "CKV_AWS_282", "AVD-AWS-0084"}},
		ownKey{ID: "redshift-snapshot-copy-customer-key", Noun: "Redshift snapshot in another region", Type: "aws_redshift_snapshot_copy_grant", Path: "kms_key_id",
			Aliases: []string{"CKV_AWS_281"}},
	),
	recurring(check.Check{
		Family: check.Backup, Severity: check.Low,
		Title:     "keeps its backups for less than a week",
		Why:       "Damage is often seen only days later, when the last good snapshot is gone already.",
		Practices: []string{"REL09-BP03"},
	}, "automated_snapshot_retention_period", "7",
		func(r row) check.Condition { return check.AtLeast(r.Path, 7, 1) },
		[]row{{ID: "redshift-backup-week", Noun: "Redshift cluster", Types: []string{warehouse}, Aliases: []string{"Redshift.3"}}}),
	finalSnapshots(row{ID: "redshift-final-snapshot", Noun: "Redshift cluster", Types: []string{warehouse}}),
)
