package catalog

import "flota.dev/flota/internal/gate/check"

// kms are the checks of keys; what their policies allow is looked at elsewhere.
var kms = []check.Check{
	{
		ID: "kms-key-rotation", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "KMS key is never rotated",
		Why:   "The longer one key is in use, the more data a leak of it lays open.",
		Mend: `resource "aws_kms_key" "this" {
  enable_key_rotation = true
}`,
		Practices: []string{"SEC08-BP01"},
		Aliases:   []string{"CKV_AWS_7", "AVD-AWS-0065", "KICS:cmk_rotation_disabled", "KMS.4"},
		Types:     []string{"aws_kms_key", "module"},
		// AWS rotates symmetric keys only, and not those in key stores outside of KMS.
		Look: calling(kmsModule, check.If(check.OneOf("customer_master_key_spec", "SYMMETRIC_DEFAULT", "SYMMETRIC_DEFAULT"),
			check.True("enable_key_rotation", true)), check.If(check.And(
			check.OneOf("customer_master_key_spec", "SYMMETRIC_DEFAULT", "SYMMETRIC_DEFAULT"),
			check.OneOf("key_usage", "ENCRYPT_DECRYPT", "ENCRYPT_DECRYPT"),
			check.Missing("custom_key_store_id")),
			check.True("enable_key_rotation", false))),
		Fix: &check.Fix{Path: "enable_key_rotation", Value: "true"},
	},
	{
		ID: "kms-key-enabled", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "KMS key is disabled",
		Why:   "Nothing can be encrypted or decrypted with a disabled key: what it protects cannot be read until it is enabled again.",
		Mend: `resource "aws_kms_key" "this" {
  is_enabled = true
}`,
		Practices: []string{"SEC08-BP01"},
		Aliases:   []string{"CKV_AWS_227", "KICS:cmk_is_unusable"},
		Types:     []string{"aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key", "module"},
		Look:      calling(kmsModule, check.True("is_enabled", true), check.And(check.True("is_enabled", true), check.True("enabled", true))),
	},
	{
		ID: "kms-deletion-window", Family: check.Backup, Severity: check.Low,
		Title: "KMS key has a deletion window that AWS does not take",
		Why:   "Deleting a key destroys all data under it; the window, of 7 to 30 days, is the time in which a mistake is noticed.",
		Mend: `resource "aws_kms_key" "this" {
  deletion_window_in_days = 30
}`,
		Practices: []string{"SEC08-BP01"},
		Aliases:   []string{"KICS:kms_key_with_no_deletion_window"},
		Types:     []string{"aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key"},
		Look:      check.Want(check.And(check.AtLeast("deletion_window_in_days", 7, 30), check.AtMost("deletion_window_in_days", 30, 30))),
	},
	{
		ID: "kms-lockout-check", Family: check.Access, Severity: check.Low,
		Title: "KMS key may get a policy that locks everyone out",
		Why:   "With the safety check bypassed, a wrong policy leaves a key, and all data under it, that nobody can manage again.",
		Mend: `resource "aws_kms_key" "this" {
  bypass_policy_lockout_safety_check = false
}`,
		Practices: []string{"SEC08-BP01"},
		Types:     []string{"aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key"},
		Look:      check.Want(check.False("bypass_policy_lockout_safety_check", false)),
	},
}
