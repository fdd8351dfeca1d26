package catalog

import (
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// backup are the checks of AWS Backup.
var backup = slices.Concat(
	[]check.Check{
		{
			ID: "backup-vault-locked", Family: check.Backup, Severity: check.Low,
			Title: "AWS Backup vault can be emptied",
			Why:   "Whoever gets at an administrator's key deletes the backups first; a lock keeps them for as long as it says.",
			Mend: `resource "aws_backup_vault_lock_configuration" "this" {
  backup_vault_name  = aws_backup_vault.this.name
  min_retention_days = 7
}`,
			Practices: []string{"REL09-BP02"},
			Types:     []string{"aws_backup_vault"},
			Look:      check.Want(check.With("aws_backup_vault_lock_configuration", "backup_vault_name", check.Exists)),
		},
		{
			ID: "backup-vault-kept", Family: check.Backup, Severity: check.Medium,
			Title:     "AWS Backup vault is destroyed with all that is in it",
			Why:       "With force_destroy one mistaken plan deletes the backups together with what they are of.",
			Mend:      setting("aws_backup_vault", "force_destroy", "false"),
			Practices: []string{"REL09-BP02"},
			Types:     []string{"aws_backup_vault"},
			Look:      check.Want(check.False("force_destroy", false)),
			Fix:       &check.Fix{Path: "force_destroy", Value: "false"},
		},
		{
			ID: "backup-plan-retention", Family: check.Backup, Severity: check.Low,
			Title:     "AWS Backup plan deletes its backups within five weeks",
			Why:       "Damage that is seen late, such as a slow corruption, has by then reached every backup there is.",
			Mend:      setting("aws_backup_plan", "rule.lifecycle.delete_after", "35"),
			Practices: []string{"REL09-BP03"},
			Types:     []string{"aws_backup_plan"},
			Look:      check.Want(check.Every("rule", check.Every("lifecycle", check.AtLeast("delete_after", 35, 35)))),
		},
		{
			ID: "backup-plan-cold-storage", Family: check.Backup, Severity: check.Medium,
			Title: "AWS Backup plan moves backups to cold storage too late",
			Why:   "What is in cold storage has to stay for 90 days: AWS refuses a plan that deletes it earlier, and no backup is made.",
			Mend: `resource "aws_backup_plan" "this" {
  rule {
    lifecycle {
      cold_storage_after = 30
      delete_after       = 120
    }
  }
}`,
			Practices: []string{"REL09-BP03"},
			Types:     []string{"aws_backup_plan"},
			Look:      check.Want(check.Every("rule", check.Every("lifecycle", coldLongEnough))),
		},
		{
			ID: "backup-plan-covers", Family: check.Backup, Severity: check.Low,
			Title: "AWS Backup has no plan for the resource",
			Why:   "Backups that each service makes for itself lie beside the data, and are deleted by whoever may delete the data.",
			Mend: `resource "aws_backup_selection" "this" {
  name         = "databases"
  plan_id      = aws_backup_plan.this.id
  iam_role_arn = aws_iam_role.backup.arn
  resources    = [aws_rds_cluster.this.arn]
}`,
			Practices: []string{"REL09-BP01", "REL09-BP03"},
			Aliases:   []string{"CKV2_AWS_8", "CKV2_AWS_9", "CKV2_AWS_13", "CKV2_AWS_18", "EC2.28", "DynamoDB.4"},
			Types:     []string{auroraCluster, warehouse, "aws_ebs_volume", "aws_efs_file_system", "aws_dynamodb_table"},
			Look: check.Want(check.Or(
				check.Saying("no aws_backup_selection names it", check.With("aws_backup_selection", "resources", check.Exists)), selectedByRule)),
		},
	},
	ownKeys(ownKey{ID: "backup-vault-customer-key", Noun: "AWS Backup vault", Type: "aws_backup_vault", Path: "kms_key_arn", Aliases: []string{"CKV_AWS_166"}}),
)

// coldLongEnough wants 90 days between the move to cold storage and the deletion.
func coldLongEnough(_ *check.Subject, b *config.Block) check.Answer {
	v := b.Get("delete_after")
	cold, coldKnown := b.Get("cold_storage_after").Number(0)
	end, endKnown := v.Number(0)
	answer := check.Answer{Truth: config.Is(cold <= 0 || end <= 0 || end >= cold+90), Value: v,
		Got: "delete_after is less than 90 days after cold_storage_after"}
	if !coldKnown || !endKnown {
		answer.Truth, answer.Got = config.Unknown, "the lifecycle is not known"
	}
	return answer
}

// selectedByRule wants a selection in the same stack that goes by tags, or by
// a pattern of ARNs: it may well cover the resource.
func selectedByRule(s *check.Subject, b *config.Block) check.Answer {
	for _, r := range s.World.Of("aws_backup_selection") {
		if r.Stack != s.Stack {
			continue
		}
		patterns, _ := r.Get("resources").Texts()
		tagged := r.Has("selection_tag").Or(r.Has("condition"))
		if tagged != config.No || slices.ContainsFunc(patterns, func(p string) bool { return p[len(p)-min(1, len(p)):] == "*" }) {
			return check.Answer{Truth: config.Yes}
		}
	}
	return check.Answer{Value: config.Value{Block: b, Range: b.Range}}
}
