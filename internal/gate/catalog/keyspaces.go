package catalog

import "flota.dev/flota/internal/gate/check"

// keyspaces are the checks of Keyspaces tables.
var keyspaces = []check.Check{
	{
		ID: "keyspaces-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "Keyspaces table is not encrypted with a key of your own",
		Why:   "The policy of a key that AWS owns cannot be changed: who may decrypt cannot be narrowed, nor taken away.",
		Mend: `resource "aws_keyspaces_table" "this" {
  encryption_specification {
    type               = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_identifier = aws_kms_key.this.arn
  }
}`,
		Practices: []string{"SEC08-BP01", "SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_265"},
		Types:     []string{"aws_keyspaces_table"},
		Look: check.Want(check.And(check.OneOf("encryption_specification.type", "AWS_OWNED_KMS_KEY", "CUSTOMER_MANAGED_KMS_KEY"),
			check.OwnKey("encryption_specification.kms_key_identifier"))),
	},
	{
		ID: "keyspaces-point-in-time-recovery", Family: check.Backup, Severity: check.Medium,
		Title:     "Keyspaces table cannot be brought back to an earlier moment",
		Why:       "A faulty deployment or a deletion by mistake is final without point-in-time recovery.",
		Mend:      setting("aws_keyspaces_table", "point_in_time_recovery.status", `"ENABLED"`),
		Practices: []string{"REL09-BP03"},
		Types:     []string{"aws_keyspaces_table"},
		Look:      check.Want(check.OneOf("point_in_time_recovery.status", "DISABLED", "ENABLED")),
	},
}
