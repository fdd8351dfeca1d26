package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

// memorydb are the checks of MemoryDB.
var memorydb = slices.Concat(
	[]check.Check{
		{
			ID: "memorydb-tls", Family: check.EncryptionInTransit, Severity: check.High,
			Title:     "MemoryDB cluster takes connections without TLS",
			Why:       "Passwords and data cross the network in the clear.",
			Mend:      setting("aws_memorydb_cluster", "tls_enabled", "true"),
			Practices: []string{"SEC09-BP02"},
			Aliases:   []string{"CKV_AWS_202"},
			Types:     []string{"aws_memorydb_cluster"},
			Look:      check.Want(check.True("tls_enabled", true)),
		},
		{
			ID: "memorydb-acl", Family: check.Access, Severity: check.High,
			Title:     "MemoryDB cluster is open to everyone who reaches it",
			Why:       "The access list open-access lets in its default user with no password and with every command.",
			Mend:      setting("aws_memorydb_cluster", "acl_name", "aws_memorydb_acl.this.name"),
			Practices: []string{"SEC02-BP01", "SEC03-BP02"},
			Types:     []string{"aws_memorydb_cluster"},
			Look:      check.Want(check.NoneOf("acl_name", "", "open-access")),
		},
		{
			ID: "memorydb-backup", Family: check.Backup, Severity: check.Medium,
			Title:     "MemoryDB cluster makes no backups",
			Why:       "MemoryDB is the only copy of what it holds: without snapshots there is nothing to go back to after a mistake.",
			Mend:      setting("aws_memorydb_cluster", "snapshot_retention_limit", "7"),
			Practices: []string{"REL09-BP03"},
			Types:     []string{"aws_memorydb_cluster"},
			Look:      check.Want(check.AtLeast("snapshot_retention_limit", 1, 0)),
		},
		{
			ID: "memorydb-replicas", Family: check.Backup, Severity: check.Low,
			Title:     "MemoryDB cluster has no replicas",
			Why:       "When the only node of a shard fails, the shard is gone until a new one has read its log again.",
			Mend:      setting("aws_memorydb_cluster", "num_replicas_per_shard", "1"),
			Practices: []string{"REL10-BP01"},
			Types:     []string{"aws_memorydb_cluster"},
			Look:      check.Want(check.AtLeast("num_replicas_per_shard", 1, 1)),
		},
	},
	ownKeys(
		ownKey{ID: "memorydb-customer-key", Noun: "MemoryDB cluster", Type: "aws_memorydb_cluster", Path: "kms_key_arn", Aliases: []string{"CKV_AWS_201"}},
		ownKey{ID: "memorydb-snapshot-customer-key", Noun: "MemoryDB snapshot", Type: "aws_memorydb_snapshot", Path: "kms_key_arn", Aliases: []string{"CKV_AWS_278"}},
	),
	minorUpgrades(row{ID: "memorydb-minor-upgrade", Noun: "MemoryDB cluster", Types: []string{"aws_memorydb_cluster"}, Absent: true}),
)
