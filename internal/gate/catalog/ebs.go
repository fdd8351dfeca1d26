package catalog

import (
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// ebs are the checks of volumes and their snapshots.
var ebs = slices.Concat(
	[]check.Check{
		{
			ID: "ebs-volume-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "EBS volume stores its data unencrypted",
			Why:       "Whoever gets at the disk or a snapshot reads the data. Encryption cannot be turned on later without a new volume.",
			Mend:      setting("aws_ebs_volume", "encrypted", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_3", "CKV2_AWS_2", "AVD-AWS-0026", "KICS:ebs_volume_encryption_disabled", "EC2.3"},
			Types:     []string{"aws_ebs_volume"},
			Look:      check.Want(volumeEncrypted),
		},
		{
			ID: "ebs-encrypted-by-default", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "EBS volumes of the region are not encrypted by default",
			Why:       "Every volume that somebody forgets to encrypt, in a launch template or by hand, is not.",
			Mend:      setting("aws_ebs_encryption_by_default", "enabled", "true"),
			Practices: []string{"SEC08-BP02", "SEC08-BP03"},
			Aliases:   []string{"CKV_AWS_106", "KICS:ebs_default_encryption_disabled", "EC2.7"},
			Types:     []string{"aws_ebs_encryption_by_default"},
			Look:      check.Want(check.True("enabled", true)),
			Fix:       &check.Fix{Path: "enabled", Value: "true"},
		},
		{
			ID: "ebs-snapshot-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "EBS snapshot holds unencrypted data",
			Why:       "A snapshot outlives its volume, and is easy to copy and to share.",
			Mend:      setting("aws_ebs_snapshot_copy", "encrypted", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"KICS:ebs_volume_snapshot_not_encrypted"},
			Types:     []string{"aws_ebs_snapshot", "aws_ebs_snapshot_copy", "aws_ebs_snapshot_import"},
			Look: check.Want(check.ByType(map[string]check.Condition{
				"aws_ebs_snapshot":        snapshotEncrypted,
				"aws_ebs_snapshot_import": check.True("encrypted", false),
				"aws_ebs_snapshot_copy": check.Or(check.True("encrypted", false),
					check.And(check.Missing("encrypted"), check.If(check.Via("source_snapshot_id", check.Exists, "aws_ebs_snapshot"),
						check.Via("source_snapshot_id", snapshotEncrypted, "aws_ebs_snapshot")))),
			})),
		},
		{
			ID: "ebs-snapshot-block-public", Family: check.Access, Severity: check.High,
			Title:     "EBS snapshots of the region can be made public",
			Why:       "One wrong click shares a disk with every AWS account.",
			Mend:      setting("aws_ebs_snapshot_block_public_access", "state", `"block-all-sharing"`),
			Practices: []string{"SEC03-BP07"},
			Types:     []string{"aws_ebs_snapshot_block_public_access"},
			Look:      check.Want(check.NoneOf("state", "", "unblocked")),
		},
		{
			ID: "ebs-snapshot-private", Family: check.Access, Severity: check.Critical,
			Title:     "EBS snapshot can be copied by every AWS account",
			Why:       "A public snapshot gives the whole disk to whoever looks for it.",
			Mend:      setting("aws_snapshot_create_volume_permission", "account_id", `"123456789012"`),
			Practices: []string{"SEC03-BP07"},
			Aliases:   []string{"EC2.1"},
			Types:     []string{"aws_snapshot_create_volume_permission"},
			Look:      check.Want(check.NoneOf("account_id", "", "all", "*")),
		},
		{
			ID: "ebs-dlm-copy-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "EBS lifecycle policy copies snapshots unencrypted to another region",
			Why:       "The copy outside the region is the one that nobody looks after.",
			Mend:      setting("aws_dlm_lifecycle_policy", "policy_details.schedule.cross_region_copy_rule.encrypted", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_253", "CKV_AWS_255"},
			Types:     []string{"aws_dlm_lifecycle_policy"},
			Look: check.Want(check.And(
				check.Every("policy_details.schedule.cross_region_copy_rule", check.True("encrypted", false)),
				check.Every("policy_details.action.cross_region_copy", check.True("encryption_configuration.encrypted", false)))),
		},
		{
			ID: "ebs-dlm-copy-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
			Title:     "EBS lifecycle policy copies snapshots to another region without a key of your own",
			Why:       "The policy of a key that AWS manages cannot be changed: who may decrypt cannot be narrowed, nor taken away.",
			Mend:      setting("aws_dlm_lifecycle_policy", "policy_details.schedule.cross_region_copy_rule.cmk_arn", "aws_kms_key.this.arn"),
			Practices: []string{"SEC08-BP01", "SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_254", "CKV_AWS_256"},
			Types:     []string{"aws_dlm_lifecycle_policy"},
			Look: check.Want(check.And(
				check.Every("policy_details.schedule.cross_region_copy_rule", check.OwnKey("cmk_arn")),
				check.Every("policy_details.action.cross_region_copy", check.OwnKey("encryption_configuration.cmk_arn")))),
		},
	},
	ownKeys(
		ownKey{ID: "ebs-volume-customer-key", Noun: "EBS volume", Type: "aws_ebs_volume", Path: "kms_key_id", Aliases: []string{"CKV_AWS_189", "AVD-AWS-0027"}},
		ownKey{ID: "ebs-snapshot-copy-customer-key", Noun: "EBS snapshot copy", Type: "aws_ebs_snapshot_copy", Path: "kms_key_id", Aliases: []string{"CKV_AWS_183"}},
	),
)

// volumeEncrypted wants a volume to be encrypted: by itself, or, where it says
// nothing, by the default of the region.
var volumeEncrypted = check.Or(check.True("encrypted", false), check.And(check.Missing("encrypted"), encryptedByDefault))

func encryptedByDefault(s *check.Subject, b *config.Block) check.Answer {
	answer := check.Answer{Value: b.Get("encrypted"), Got: "encrypted is not set, which means false"}
	for _, r := range s.World.Of("aws_ebs_encryption_by_default") {
		if r.Stack == s.Stack {
			answer.Truth = answer.Truth.Or(r.Get("enabled").Bool(true))
		}
	}
	return answer
}

// snapshotEncrypted wants the volume of a snapshot to be encrypted, if the configuration has it.
var snapshotEncrypted = check.If(check.Via("volume_id", check.Exists, "aws_ebs_volume"),
	check.Saying("the volume that it is of is not encrypted", check.Via("volume_id", volumeEncrypted, "aws_ebs_volume")))
