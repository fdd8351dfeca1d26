package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

// rdsSnapshot are the checks of snapshots of databases and clusters.
var rdsSnapshot = slices.Concat(
	[]check.Check{{
		ID: "rds-snapshot-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
		Title:     "RDS snapshot holds unencrypted data",
		Why:       "A snapshot is encrypted only if the database is that it was taken of; it outlives the database, and is easy to share.",
		Mend:      setting(auroraCluster, "storage_encrypted", "true"),
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_146", "CKV_AWS_279", "KICS:rds_database_cluster_not_encrypted", "RDS.4"},
		Types:     []string{"aws_db_snapshot", "aws_db_cluster_snapshot", "aws_docdb_cluster_snapshot", "aws_neptune_cluster_snapshot"},
		Look: check.Want(check.Or(check.And(check.Given("storage_encrypted"), check.True("storage_encrypted", false)), check.And(
			check.True("storage_encrypted", true),
			ofEncrypted("db_instance_identifier", dbInstance),
			ofEncrypted("db_cluster_identifier", auroraCluster, "aws_docdb_cluster", "aws_neptune_cluster")))),
	}},
	ownKeys(
		ownKey{ID: "rds-snapshot-copy-customer-key", Noun: "RDS snapshot copy", Type: "aws_db_snapshot_copy", Also: []string{"aws_rds_cluster_snapshot_copy"},
			Path: "kms_key_id", Aliases: []string{"CKV_AWS_266"}},
	),
)

// ofEncrypted wants a snapshot's database to be encrypted, if the configuration has it.
func ofEncrypted(path string, types ...string) check.Condition {
	return check.If(check.Via(path, check.Exists, types...),
		check.Via(path, check.Or(check.True("storage_encrypted", false), inheritsEncryption,
			check.OneOf("engine_mode", "", "serverless")), types...))
}
