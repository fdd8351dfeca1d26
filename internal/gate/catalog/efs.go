package catalog

import (
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// efs are the checks of the Elastic File System.
var efs = slices.Concat(
	[]check.Check{
		{
			ID: "efs-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "EFS file system stores its files unencrypted",
			Why:       "Whoever gets at the storage or a backup reads the files. Encryption cannot be turned on later without a new file system.",
			Mend:      setting("aws_efs_file_system", "encrypted", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_42", "AVD-AWS-0037", "KICS:efs_not_encrypted", "EFS.1"},
			Types:     []string{"aws_efs_file_system"},
			Look:      check.Want(check.True("encrypted", false)),
		},
		{
			ID: "efs-access-point-root", Family: check.Access, Severity: check.Medium,
			Title:     "EFS access point leads to the whole file system",
			Why:       "Every service that mounts it sees the files of all others.",
			Mend:      setting("aws_efs_access_point", "root_directory.path", `"/orders"`),
			Practices: []string{"SEC03-BP02"},
			Aliases:   []string{"CKV_AWS_329", "EFS.3"},
			Types:     []string{"aws_efs_access_point"},
			Look:      check.Want(check.NoneOf("root_directory.path", "/", "/", "")),
		},
		{
			ID: "efs-access-point-user", Family: check.Access, Severity: check.Medium,
			Title: "EFS access point takes any user",
			Why:   "The client says which user it is: one that runs as root is root on the file system.",
			Mend: `resource "aws_efs_access_point" "this" {
  posix_user {
    uid = 1000
    gid = 1000
  }
}`,
			Practices: []string{"SEC03-BP02"},
			Aliases:   []string{"CKV_AWS_330", "EFS.4"},
			Types:     []string{"aws_efs_access_point"},
			Look:      check.Want(check.Given("posix_user")),
		},
		{
			ID: "efs-backup", Family: check.Backup, Severity: check.Medium,
			Title: "EFS file system makes no backups",
			Why:   "A file that is deleted or encrypted by mistake or by malware is gone.",
			Mend: `resource "aws_efs_backup_policy" "this" {
  file_system_id = aws_efs_file_system.this.id
  backup_policy {
    status = "ENABLED"
  }
}`,
			Practices: []string{"REL09-BP03"},
			Aliases:   []string{"EFS.2"},
			Types:     []string{"aws_efs_file_system"},
			Look: check.Want(check.Saying("it has no aws_efs_backup_policy that is on, and no aws_backup_selection",
				check.Or(check.With("aws_efs_backup_policy", "file_system_id", check.OneOf("backup_policy.status", "", "ENABLED")),
					check.With("aws_backup_selection", "resources", check.Exists), selectedByRule))),
		},
		{
			ID: "efs-tagged", Family: check.Misconfiguration, Severity: check.Low,
			Title:     "EFS file system has no tags",
			Why:       "Whose files they are, what they cost and whether they may be deleted cannot be told; in the console it is nameless as well.",
			Mend:      setting("aws_efs_file_system", "tags", `{ owner = "orders" }`),
			Practices: []string{"COST03-BP02"},
			Aliases:   []string{"KICS:efs_without_tags"},
			Types:     []string{"aws_efs_file_system"},
			Look:      check.Want(check.Or(check.Given("tags"), taggedByProvider)),
		},
		{
			ID: "efs-mount-target-security-group", Family: check.Network, Severity: check.Low,
			Title:     "EFS mount target has no security group of its own",
			Why:       "It falls to the default group of the VPC, where everything that nobody thought about reaches everything else.",
			Mend:      setting("aws_efs_mount_target", "security_groups", "[aws_security_group.files.id]"),
			Practices: []string{"SEC05-BP02"},
			Types:     []string{"aws_efs_mount_target"},
			Look:      check.Want(check.Given("security_groups")),
		},
	},
	ownKeys(ownKey{ID: "efs-customer-key", Noun: "EFS file system", Type: "aws_efs_file_system", Path: "kms_key_id", Aliases: []string{"CKV_AWS_184", "KICS:efs_without_kms"}}),
)

// taggedByProvider wants a provider in the same stack that tags everything.
func taggedByProvider(s *check.Subject, b *config.Block) check.Answer {
	answer := check.Answer{Value: b.Get("tags")}
	for _, r := range s.World.Of("provider.aws") {
		if r.Stack == s.Stack {
			answer.Truth = answer.Truth.Or(r.Has("default_tags.tags"))
		}
	}
	return answer
}
