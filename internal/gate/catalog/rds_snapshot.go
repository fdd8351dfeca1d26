package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
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
		Look: check.Want(check.Or(check.And(
			check.True("storage_encrypted", true),
			ofEncrypted("db_instance_identifier", dbInstance),
			ofEncrypted("db_cluster_identifier", auroraCluster, "aws_docdb_cluster", "aws_neptune_cluster")),
			check.And(check.Given("storage_encrypted"), check.True("storage_encrypted", false)))),
	}},
	[]check.Check{{
		ID: "neptune-snapshot-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
		Title:     "Neptune snapshot is not encrypted with a key of your own",
		Why:       "A snapshot has the key of its cluster; the policy of a key that AWS manages cannot be changed.",
		Mend:      setting("aws_neptune_cluster", "kms_key_arn", "aws_kms_key.this.arn"),
		Practices: []string{"SEC08-BP01", "SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_280"},
		Types:     []string{"aws_neptune_cluster_snapshot"},
		Look: check.Want(check.Or(check.Given("kms_key_id"), check.If(
			check.Or(check.Via("db_cluster_identifier", check.Exists, "aws_neptune_cluster"), refersTo("db_cluster_identifier", "aws_neptune_cluster")),
			check.Via("db_cluster_identifier", check.OwnKey("kms_key_arn"), "aws_neptune_cluster")))),
	}},
	ownKeys(
		ownKey{ID: "rds-snapshot-copy-customer-key", Noun: "RDS snapshot copy", Type: "aws_db_snapshot_copy", Also: []string{"aws_rds_cluster_snapshot_copy"},
			Path: "kms_key_id", Aliases: []string{"CKV_AWS_266"}},
	),
)

// ofEncrypted wants a snapshot's database to be encrypted. Of one that is made
// elsewhere nothing is known, and it passes.
func ofEncrypted(path string, types ...string) check.Condition {
	return check.If(check.Or(check.Via(path, check.Exists, types...), refersTo(path, types...)),
		check.Saying("the database that it is of is not encrypted",
			check.Via(path, check.Or(check.True("storage_encrypted", false), inheritsEncryption,
				check.OneOf("engine_mode", "", "serverless")), types...)))
}

// refersTo wants a reference to a resource of some types, even to one that is missing.
func refersTo(path string, types ...string) check.Condition {
	return func(_ *check.Subject, b *config.Block) check.Answer {
		v := b.Get(path)
		refers := slices.ContainsFunc(v.Refs(), func(r config.Ref) bool {
			return slices.ContainsFunc(types, func(typ string) bool { return strings.HasPrefix(r.Address, typ+".") })
		})
		return check.Answer{Truth: config.Is(refers), Value: v}
	}
}
