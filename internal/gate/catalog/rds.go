package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

const (
	dbInstance     = "aws_db_instance"
	auroraCluster  = "aws_rds_cluster"
	auroraInstance = "aws_rds_cluster_instance"
)

// rds are the checks of how RDS and Aurora keep their data: encryption and backups.
var rds = asStore.also(slices.Concat(
	[]check.Check{
		{
			ID: "rds-storage-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "RDS instance stores its data unencrypted",
			Why:       "Whoever gets at the disks, a snapshot or a backup reads the data. Encryption cannot be turned on later without a new instance.",
			Mend:      setting(dbInstance, "storage_encrypted", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_16", "AVD-AWS-0080", "KICS:db_instance_storage_not_encrypted", "RDS.3"},
			Types:     []string{dbInstance},
			Look:      check.Want(check.Or(check.True("storage_encrypted", false), inheritsEncryption)),
		},
		{
			ID: "aurora-storage-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "Aurora cluster stores its data unencrypted",
			Why:       "Whoever gets at the storage, a snapshot or a backup reads the data. Encryption cannot be turned on later without a new cluster.",
			Mend:      setting(auroraCluster, "storage_encrypted", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_96", "AVD-AWS-0079", "KICS:rds_storage_not_encrypted", "KICS:aurora_with_disabled_at_rest_encryption", "RDS.27"},
			Types:     []string{auroraCluster},
			Look: check.Want(check.Or(check.True("storage_encrypted", false), inheritsEncryption,
				check.And(check.Missing("storage_encrypted"), check.OneOf("engine_mode", "provisioned", "serverless")))),
		},
		{
			ID: "rds-global-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "RDS global cluster stores its data unencrypted",
			Why:       "All clusters of a global one follow its encryption, in every region.",
			Mend:      setting("aws_rds_global_cluster", "storage_encrypted", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_140", "CKV_AWS_292"},
			Types:     []string{"aws_rds_global_cluster", "aws_docdb_global_cluster", "aws_neptune_global_cluster"},
			Look: check.Want(check.Or(check.True("storage_encrypted", false),
				check.And(check.Missing("storage_encrypted"), check.Given("source_db_cluster_identifier")))),
		},
		{
			ID: "rds-performance-insights-key", Family: check.EncryptionAtRest, Severity: check.Low,
			Title:     "RDS Performance Insights is not encrypted with a key of your own",
			Why:       "Performance Insights keeps the text of queries, and so what is in them.",
			Mend:      setting(dbInstance, "performance_insights_kms_key_id", "aws_kms_key.this.arn"),
			Practices: []string{"SEC08-BP01", "SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_354", "AVD-AWS-0078"},
			Types:     []string{dbInstance, auroraInstance, auroraCluster},
			Look: check.Want(check.If(check.True("performance_insights_enabled", false),
				check.OwnKey("performance_insights_kms_key_id"))),
		},
		{
			ID: "rds-backup", Family: check.Backup, Severity: check.High,
			Title:     "RDS database makes no backups",
			Why:       "Without automated backups there is nothing to go back to after a mistake, a bug or an attack.",
			Mend:      setting(dbInstance, "backup_retention_period", "7"),
			Practices: []string{"REL09-BP03"},
			Aliases:   []string{"CKV_AWS_133", "KICS:rds_with_backup_disabled", "RDS.11"},
			Types:     []string{dbInstance, auroraCluster},
			Look: check.Want(check.If(check.Missing("replicate_source_db"), check.ByType(map[string]check.Condition{
				dbInstance:    check.AtLeast("backup_retention_period", 1, 0),
				auroraCluster: check.AtLeast("backup_retention_period", 1, 1),
			}))),
		},
		{
			ID: "rds-multi-az", Family: check.Backup, Severity: check.Low,
			Title:     "RDS instance stands in one zone only",
			Why:       "When its zone fails, the database is gone for as long as that lasts, or until a backup is restored.",
			Mend:      setting(dbInstance, "multi_az", "true"),
			Practices: []string{"REL10-BP01"},
			Aliases:   []string{"CKV_AWS_157", "RDS.5"},
			Types:     []string{dbInstance},
			Look: check.Want(check.If(check.And(check.Missing("replicate_source_db"), check.NoneOf("engine", "", "aurora", "aurora-mysql", "aurora-postgresql")),
				check.True("multi_az", false))),
		},
		{
			ID: "aurora-multi-az", Family: check.Backup, Severity: check.Low,
			Title: "Aurora cluster has a single instance",
			Why:   "With one instance there is nothing to fail over to: the loss of its zone takes the database down until a new one is made.",
			Mend: `resource "aws_rds_cluster_instance" "this" {
  count              = 2
  cluster_identifier = aws_rds_cluster.this.id
}`,
			Practices: []string{"REL10-BP01"},
			Aliases:   []string{"RDS.15", "Neptune.9"},
			Types:     []string{auroraCluster, "aws_docdb_cluster", "aws_neptune_cluster"},
			Look:      severalInstances,
		},
		{
			ID: "aurora-backtrack", Family: check.Backup, Severity: check.Low,
			Title:     "Aurora MySQL cluster cannot be wound back",
			Why:       "Backtracking undoes a mistaken statement within minutes, where restoring a backup takes hours.",
			Mend:      setting(auroraCluster, "backtrack_window", "86400"),
			Practices: []string{"REL09-BP01"},
			Aliases:   []string{"CKV_AWS_326", "RDS.14"},
			Types:     []string{auroraCluster},
			Look:      check.Want(check.If(check.OneOf("engine", "", "aurora", "aurora-mysql"), check.AtLeast("backtrack_window", 1, 0))),
		},
	},
	ownKeys(
		ownKey{ID: "rds-customer-key", Noun: "RDS instance", Type: dbInstance, Path: "kms_key_id", When: check.Missing("replicate_source_db")},
		ownKey{ID: "aurora-customer-key", Noun: "Aurora cluster", Type: auroraCluster, Path: "kms_key_id", Aliases: []string{"CKV_AWS_327"}},
		ownKey{ID: "aurora-activity-stream-customer-key", Noun: "Aurora activity stream", Type: "aws_rds_cluster_activity_stream", Path: "kms_key_id", Aliases: []string{"CKV_AWS_246"}},
		ownKey{ID: "rds-replicated-backup-customer-key", Noun: "RDS backup in another region", Type: "aws_db_instance_automated_backups_replication", Path: "kms_key_id", Aliases: []string{"CKV_AWS_245"}},
	),
	deletionProtected(row{ID: "rds-deletion-protection", Noun: "RDS database", Types: []string{dbInstance, auroraCluster},
		Aliases: []string{"CKV_AWS_293", "CKV_AWS_139", "AVD-AWS-0177", "AVD-AWS-0343", "RDS.7", "RDS.8"}}),
	finalSnapshots(row{ID: "rds-final-snapshot", Noun: "RDS database", Types: []string{dbInstance, auroraCluster}, When: check.Missing("replicate_source_db")}),
	weeksOfBackups(0, row{ID: "rds-backup-week", Noun: "RDS instance", Types: []string{dbInstance}, When: check.Missing("replicate_source_db"),
		Aliases: []string{"AVD-AWS-0077"}}),
	weeksOfBackups(1, row{ID: "aurora-backup-week", Noun: "Aurora cluster", Types: []string{auroraCluster},
		Aliases: []string{"KICS:rds_cluster_with_backup_disabled"}}),
	copiesTags(row{ID: "rds-copy-tags", Noun: "RDS database", Types: []string{dbInstance, auroraCluster}, When: check.Missing("replicate_source_db"),
		Aliases: []string{"CKV2_AWS_60", "CKV_AWS_313", "RDS.16", "RDS.17"}}),
))

// inheritsEncryption: a copy is encrypted as what it is made from is.
var inheritsEncryption = check.And(check.Missing("storage_encrypted"), check.Or(
	check.Given("replicate_source_db"), check.Given("replication_source_identifier"),
	check.Given("snapshot_identifier"), check.Given("restore_to_point_in_time")))

// severalInstances counts the instances of a cluster. Where the configuration
// has none, they are made elsewhere.
func severalInstances(s *check.Subject) {
	kind := map[string]string{
		auroraCluster: auroraInstance, "aws_docdb_cluster": "aws_docdb_cluster_instance", "aws_neptune_cluster": "aws_neptune_cluster_instance",
	}[s.Type]
	found, sure := s.Linked(kind, "cluster_identifier")
	if len(found) != 1 || !sure {
		return
	}
	if found[0].Maybe {
		s.Unsure(found[0].Get("count"), "it is not known how many %s it has", kind)
		return
	}
	s.FailAt(s.Range, "it has only one %s", kind)
}
