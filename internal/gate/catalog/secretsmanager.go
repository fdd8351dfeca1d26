package catalog

import (
	"regexp"
	"strconv"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// secretsmanager are the checks of Secrets Manager.
var secretsmanager = append([]check.Check{
	{
		ID: "secretsmanager-rotation", Family: check.Secrets, Severity: check.Low,
		Title: "Secrets Manager secret is never rotated",
		Why:   "A secret that once leaked opens the door until somebody changes it by hand.",
		Mend: `resource "aws_secretsmanager_secret_rotation" "this" {
  secret_id           = aws_secretsmanager_secret.this.id
  rotation_lambda_arn = aws_lambda_function.rotate.arn
  rotation_rules {
    automatically_after_days = 30
  }
}`,
		Practices: []string{"SEC02-BP05"},
		Aliases:   []string{"CKV2_AWS_57", "SecretsManager.1"},
		Types:     []string{"aws_secretsmanager_secret"},
		Look: check.Want(check.Or(
			check.With("aws_secretsmanager_secret_rotation", "secret_id", check.Exists),
			check.Given("rotation_lambda_arn"))),
	},
	{
		ID: "secretsmanager-rotation-days", Family: check.Secrets, Severity: check.Medium,
		Title: "Secrets Manager secret is rotated less often than every 90 days",
		Why:   "The longer a secret stays the same, the longer a leak of it is of use.",
		Mend: `resource "aws_secretsmanager_secret_rotation" "this" {
  secret_id = aws_secretsmanager_secret.this.id
  rotation_rules {
    automatically_after_days = 30
  }
}`,
		Practices: []string{"SEC02-BP05"},
		Aliases:   []string{"CKV_AWS_304", "SecretsManager.4"},
		Types:     []string{"aws_secretsmanager_secret_rotation", "aws_secretsmanager_secret"},
		Look: check.Want(check.Every("rotation_rules", check.And(
			check.AtMost("automatically_after_days", 90, 0),
			rotationRate))),
	},
	{
		ID: "secretsmanager-recovery", Family: check.Backup, Severity: check.Medium,
		Title: "Secrets Manager secret is deleted at once",
		Why:   "With a recovery window of nought a deleted secret is gone for good, and whatever needs it stands still.",
		Mend: `resource "aws_secretsmanager_secret" "this" {
  recovery_window_in_days = 7
}`,
		Practices: []string{"REL09-BP02"},
		Types:     []string{"aws_secretsmanager_secret"},
		Look:      check.Want(check.AtLeast("recovery_window_in_days", 7, 30)),
	},
}, ownKeys(
	ownKey{ID: "secretsmanager-customer-key", Noun: "Secrets Manager secret", Type: "aws_secretsmanager_secret", Path: "kms_key_id",
		Aliases: []string{"CKV_AWS_149", "AVD-AWS-0098", "KICS:secretsmanager_secret_encrypted_with_aws_managed_key", "KICS:secretsmanager_secret_without_kms"}},
)...)

// rate is the form of a schedule that says every how many days or hours it runs.
var rate = regexp.MustCompile(`^rate\((\d+) (day|hour)s?\)$`)

// rotationRate wants at most 90 days in a schedule_expression that is a rate.
// A cron expression runs at least once a year at times that only a calendar tells.
func rotationRate(_ *check.Subject, b *config.Block) check.Answer {
	v := b.Get("schedule_expression")
	text, _ := v.Text("")
	m := rate.FindStringSubmatch(text)
	if m == nil {
		return check.Answer{Truth: config.Yes}
	}
	n, err := strconv.Atoi(m[1])
	most := 90
	if m[2] == "hour" {
		most *= 24
	}
	return check.Answer{Truth: config.Is(err == nil && n <= most), Value: v, Got: "schedule_expression is " + text}
}
