package catalog

import (
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// dynamodb are the checks of DynamoDB tables and of DAX in front of them.
var dynamodb = slices.Concat(
	[]check.Check{
		{
			ID: "dynamodb-table-kms", Family: check.EncryptionAtRest, Severity: check.Low,
			Title:     "DynamoDB table is encrypted with a key that leaves no trace",
			Why:       "The key that AWS owns shows up in no log: only a KMS key tells who had the table decrypted.",
			Mend:      setting("aws_dynamodb_table", "server_side_encryption.enabled", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"KICS:dynamodb_table_not_encrypted"},
			Types:     []string{"aws_dynamodb_table"},
			Look:      check.Want(check.True("server_side_encryption.enabled", false)),
		},
		{
			ID: "dynamodb-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
			Title: "DynamoDB table is not encrypted with a key of your own",
			Why:   "The policy of a key that AWS owns or manages cannot be changed: who may decrypt cannot be narrowed, nor taken away.",
			Mend: `resource "aws_dynamodb_table" "this" {
  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.this.arn
  }
}`,
			Practices: []string{"SEC08-BP01", "SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_119", "AVD-AWS-0025"},
			Types:     []string{"aws_dynamodb_table"},
			Look:      check.Want(check.And(check.True("server_side_encryption.enabled", false), check.OwnKey("server_side_encryption.kms_key_arn"))),
		},
		{
			ID: "dynamodb-replica-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
			Title:     "DynamoDB replica is not encrypted with a key of your own",
			Why:       "A replica that AWS's key protects is the way around the key of the table.",
			Mend:      setting("aws_dynamodb_table_replica", "kms_key_arn", "aws_kms_key.this.arn"),
			Practices: []string{"SEC08-BP01", "SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_271"},
			Types:     []string{"aws_dynamodb_table_replica", "aws_dynamodb_table"},
			Look: check.Want(check.ByType(map[string]check.Condition{
				"aws_dynamodb_table_replica": check.OwnKey("kms_key_arn"),
				"aws_dynamodb_table":         check.Every("replica", check.OwnKey("kms_key_arn")),
			})),
		},
		{
			ID: "dynamodb-point-in-time-recovery", Family: check.Backup, Severity: check.Medium,
			Title:     "DynamoDB table cannot be brought back to an earlier moment",
			Why:       "A faulty deployment or a deletion by mistake is final without point-in-time recovery.",
			Mend:      setting("aws_dynamodb_table", "point_in_time_recovery.enabled", "true"),
			Practices: []string{"REL09-BP03"},
			Aliases:   []string{"CKV_AWS_28", "AVD-AWS-0024", "CKV_AWS_165", "KICS:dynamodb_table_point_in_time_recovery_disabled", "DynamoDB.2"},
			Types:     []string{"aws_dynamodb_table", "aws_dynamodb_table_replica", "aws_dynamodb_global_table"},
			Look: check.Want(check.ByType(map[string]check.Condition{
				"aws_dynamodb_table":         recovers,
				"aws_dynamodb_table_replica": check.True("point_in_time_recovery", false),
				"aws_dynamodb_global_table":  check.Or(recovers, check.Via("name", recovers, "aws_dynamodb_table")),
			})),
		},
		{
			ID: "dynamodb-autoscaling", Family: check.Misconfiguration, Severity: check.Low,
			Title:     "DynamoDB table has a fixed capacity",
			Why:       "A burst beyond the capacity is refused: the service behind it fails just when it is busiest.",
			Mend:      setting("aws_dynamodb_table", "billing_mode", `"PAY_PER_REQUEST"`),
			Practices: []string{"REL07-BP01"},
			Aliases:   []string{"CKV2_AWS_16", "DynamoDB.1"},
			Types:     []string{"aws_dynamodb_table"},
			Look:      check.Want(check.Or(check.OneOf("billing_mode", "PROVISIONED", "PAY_PER_REQUEST"), scales)),
		},
		{
			ID: "dax-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "DAX cluster keeps its cache unencrypted",
			Why:       "DAX writes to disk what it caches, so that a table's encryption ends where the cache begins.",
			Mend:      setting("aws_dax_cluster", "server_side_encryption.enabled", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_47", "AVD-AWS-0023", "KICS:dax_cluster_not_encrypted", "DynamoDB.3"},
			Types:     []string{"aws_dax_cluster"},
			Look:      check.Want(check.True("server_side_encryption.enabled", false)),
		},
		{
			ID: "dax-tls", Family: check.EncryptionInTransit, Severity: check.Medium,
			Title:     "DAX cluster takes connections without TLS",
			Why:       "Items cross the network between the service and the cache in the clear.",
			Mend:      setting("aws_dax_cluster", "cluster_endpoint_encryption_type", `"TLS"`),
			Practices: []string{"SEC09-BP02"},
			Aliases:   []string{"CKV_AWS_239", "DynamoDB.7"},
			Types:     []string{"aws_dax_cluster"},
			Look:      check.Want(check.OneOf("cluster_endpoint_encryption_type", "NONE", "TLS")),
		},
		{
			ID: "dax-several-nodes", Family: check.Misconfiguration, Severity: check.Low,
			Title:     "DAX cluster has a single node",
			Why:       "When that node fails, every read falls on the table, which is sized for the cache being there.",
			Mend:      setting("aws_dax_cluster", "replication_factor", "3"),
			Practices: []string{"REL10-BP01"},
			Types:     []string{"aws_dax_cluster"},
			Look:      check.Want(check.AtLeast("replication_factor", 2, 1)),
		},
	},
	recurring(check.Check{
		Family: check.Backup, Severity: check.Medium,
		Title:     "can be deleted by a single call",
		Why:       "One wrong destroy, or one stolen key, is enough to take the table away from what lives on it.",
		Practices: []string{"REL09-BP02", "SEC08-BP04"},
		Fix:       &check.Fix{},
	}, "deletion_protection_enabled", "true", flag, []row{
		{ID: "dynamodb-deletion-protection", Noun: "DynamoDB table", Types: []string{"aws_dynamodb_table"}, Aliases: []string{"DynamoDB.6"}},
	}),
)

// recovers: a global table of the version of 2017 has the tables' own settings.
var recovers = check.True("point_in_time_recovery.enabled", false)

// scales wants a target of Application Auto Scaling for the table: its
// resource_id is table/NAME.
func scales(s *check.Subject, b *config.Block) check.Answer {
	answer := check.Answer{Value: b.Get("billing_mode"), Got: "billing_mode is PROVISIONED, and no aws_appautoscaling_target names the table"}
	name, _ := s.Get("name").Text("")
	for _, r := range s.World.Of("aws_appautoscaling_target") {
		v := r.Get("resource_id")
		text, _ := v.Text("")
		switch {
		case name != "" && text == "table/"+name, slices.Contains(check.Behind(v, s.Type), s.Resource):
			answer.Truth = config.Yes
		case v.Given() == config.Unknown:
			answer.Truth = answer.Truth.Or(config.Unknown)
		}
	}
	return answer
}
