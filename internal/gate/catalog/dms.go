package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

const (
	replication   = "aws_dms_replication_instance"
	migrationPeer = "aws_dms_endpoint"
)

// dms are the checks of the Database Migration Service.
var dms = slices.Concat(
	notPublic(row{ID: "dms-not-public", Noun: "DMS replication instance", Types: []string{replication},
		Aliases: []string{"CKV_AWS_89", "KICS:amazon_dms_replication_instance_is_publicly_accessible", "DMS.1"}}),
	[]check.Check{
		{
			ID: "dms-endpoint-tls", Family: check.EncryptionInTransit, Severity: check.Medium,
			Title:     "DMS endpoint reaches its database without TLS",
			Why:       "A migration reads the whole database; without TLS all of it, and the password, crosses the network in the clear.",
			Mend:      setting(migrationPeer, "ssl_mode", `"verify-full"`),
			Practices: []string{"SEC09-BP02"},
			Aliases:   []string{"CKV2_AWS_49", "DMS.9", "DMS.12"},
			Types:     []string{migrationPeer},
			Look: check.Want(check.And(
				check.If(check.Match("engine_name", "", speaksTLSByMode), check.NoneOf("ssl_mode", "none", "none")),
				check.Every("redis_settings", check.NoneOf("ssl_security_protocol", "ssl-encryption", "plaintext")),
				check.Every("kafka_settings", check.NoneOf("security_protocol", "plaintext", "plaintext", "sasl-plaintext")))),
		},
		{
			ID: "dms-mongodb-auth", Family: check.Access, Severity: check.Medium,
			Title:     "DMS endpoint logs in to MongoDB without a password",
			Why:       "A source that lets DMS in without a password lets in everyone else on the network as well.",
			Mend:      setting(migrationPeer, "mongodb_settings.auth_type", `"password"`),
			Practices: []string{"SEC02-BP01"},
			Aliases:   []string{"DMS.11"},
			Types:     []string{migrationPeer},
			Look:      check.Want(check.Every("mongodb_settings", check.OneOf("auth_type", "password", "password"))),
		},
		{
			ID: "dms-task-logs", Family: check.Logging, Severity: check.Medium,
			Title:     "DMS task keeps no log",
			Why:       "Rows that were lost, cut or refused on the way are found out by nobody.",
			Mend:      setting("aws_dms_replication_task", "replication_task_settings", `jsonencode({ Logging = { EnableLogging = true } })`),
			Practices: []string{"SEC04-BP01"},
			Aliases:   []string{"DMS.7", "DMS.8"},
			Types:     []string{"aws_dms_replication_task"},
			Look: check.Want(check.Saying("EnableLogging is not on",
				check.Decoded("replication_task_settings", check.True("replication_task_settings.Logging.EnableLogging", false)))),
		},
		{
			ID: "dms-multi-az", Family: check.Backup, Severity: check.Low,
			Title:     "DMS replication instance stands in one zone only",
			Why:       "When its zone fails, the replication stops, and changes pile up at the source.",
			Mend:      setting(replication, "multi_az", "true"),
			Practices: []string{"REL10-BP01"},
			Aliases:   []string{"DMS.13"},
			Types:     []string{replication},
			Look:      check.Want(check.True("multi_az", false)),
		},
	},
	ownKeys(
		ownKey{ID: "dms-customer-key", Noun: "DMS replication instance", Type: replication, Path: "kms_key_arn", Aliases: []string{"CKV_AWS_212"}},
		ownKey{ID: "dms-endpoint-customer-key", Noun: "DMS endpoint", Type: migrationPeer, Also: []string{"aws_dms_s3_endpoint"}, Path: "kms_key_arn",
			Aliases: []string{"CKV_AWS_296", "CKV_AWS_298"}},
	),
	minorUpgrades(row{ID: "dms-minor-upgrade", Noun: "DMS replication instance", Types: []string{replication}, Aliases: []string{"CKV_AWS_222", "DMS.6"}}),
)

// speaksTLSByMode matches the engines whose TLS ssl_mode decides. AWS's own
// stores are reached by HTTPS or by settings of their own.
const speaksTLSByMode = `^(aurora|aurora-postgresql|aurora-serverless|aurora-postgresql-serverless|mysql|mariadb|postgres|oracle|sqlserver|sybase|db2|db2-zos|mongodb|docdb|azure-sql-managed-instance|babelfish)$`
