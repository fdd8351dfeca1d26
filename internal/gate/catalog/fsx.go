package catalog

import "flota.dev/flota/internal/gate/check"

const (
	fsxWindows = "aws_fsx_windows_file_system"
	fsxLustre  = "aws_fsx_lustre_file_system"
	fsxOntap   = "aws_fsx_ontap_file_system"
	fsxOpenZFS = "aws_fsx_openzfs_file_system"
)

// fsx are the checks of FSx file systems.
var fsx = append([]check.Check{
	{
		ID: "fsx-backup", Family: check.Backup, Severity: check.Medium,
		Title:     "FSx file system makes no backups",
		Why:       "A file that is deleted or encrypted by mistake or by malware is gone.",
		Mend:      setting(fsxOntap, "automatic_backup_retention_days", "7"),
		Practices: []string{"REL09-BP03"},
		Types:     []string{fsxWindows, fsxLustre, fsxOntap, fsxOpenZFS},
		Look: check.Want(check.ByType(map[string]check.Condition{
			fsxWindows: check.AtLeast("automatic_backup_retention_days", 1, 7),
			fsxLustre:  check.Or(check.AtLeast("automatic_backup_retention_days", 1, 0), check.Match("deployment_type", "SCRATCH_1", `^SCRATCH`)),
			fsxOntap:   check.AtLeast("automatic_backup_retention_days", 1, 0),
			fsxOpenZFS: check.AtLeast("automatic_backup_retention_days", 1, 0),
		})),
	},
	{
		ID: "fsx-copy-tags", Family: check.Misconfiguration, Severity: check.Low,
		Title:     "FSx file system does not hand its tags to its backups",
		Why:       "Backups without tags escape policies, clean-ups and bills that go by tag.",
		Mend:      setting(fsxOpenZFS, "copy_tags_to_backups", "true"),
		Practices: []string{"COST03-BP02", "SEC07-BP01"},
		Aliases:   []string{"FSx.1", "FSx.2"},
		Types:     []string{fsxWindows, fsxLustre, fsxOpenZFS},
		Look: check.Want(check.Or(check.True("copy_tags_to_backups", false),
			check.And(check.OfType(fsxLustre), check.Match("deployment_type", "SCRATCH_1", `^SCRATCH`)))),
		Fix: &check.Fix{Path: "copy_tags_to_backups", Value: "true"},
	},
	{
		ID: "fsx-multi-az", Family: check.Backup, Severity: check.Low,
		Title:     "FSx file system stands in one zone only",
		Why:       "When its zone fails, the files cannot be reached for as long as that lasts.",
		Mend:      setting(fsxOntap, "deployment_type", `"MULTI_AZ_2"`),
		Practices: []string{"REL10-BP01"},
		Aliases:   []string{"FSx.3", "FSx.4", "FSx.5"},
		Types:     []string{fsxWindows, fsxOntap, fsxOpenZFS},
		Look:      check.Want(check.Match("deployment_type", "SINGLE_AZ_1", `^MULTI_AZ`)),
	},
	{
		ID: "fsx-audit", Family: check.Logging, Severity: check.Low,
		Title:     "FSx for Windows does not audit who opens files",
		Why:       "Who read or deleted which file cannot be found out when it matters.",
		Mend:      setting(fsxWindows, "audit_log_configuration.file_access_audit_log_level", `"SUCCESS_AND_FAILURE"`),
		Practices: []string{"SEC04-BP01"},
		Types:     []string{fsxWindows},
		Look: check.Want(check.Or(check.NoneOf("audit_log_configuration.file_access_audit_log_level", "DISABLED", "DISABLED"),
			check.NoneOf("audit_log_configuration.file_share_access_audit_log_level", "DISABLED", "DISABLED"))),
	},
}, ownKeys(ownKey{ID: "fsx-customer-key", Noun: "FSx file system", Type: fsxOntap, Also: []string{fsxWindows, fsxLustre, fsxOpenZFS}, Path: "kms_key_id",
	Aliases: []string{"CKV_AWS_178", "CKV_AWS_179", "CKV_AWS_190", "CKV_AWS_203"}})...)
