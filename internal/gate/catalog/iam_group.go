package catalog

import (
	"strings"

	"flota.dev/flota/internal/gate/check"
)

// iamGroup are the checks of groups and of who is in them.
var iamGroup = []check.Check{
	{
		ID: "iam-group-with-mfa", Family: check.Access, Severity: check.Low,
		Title: "IAM group's members need no second factor",
		Why:   "A password or key that is stolen is then enough.",
		Mend: `resource "aws_iam_group_policy" "mfa" {
  group = aws_iam_group.this.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      NotAction = ["iam:EnableMFADevice", "sts:GetSessionToken"]
      Resource  = "*"
      Condition = { BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" } }
    }]
  })
}`,
		Practices: []string{"SEC02-BP01"},
		Aliases:   []string{"AVD-AWS-0123", "IAM.19"},
		Types:     []string{"aws_iam_group"},
		Look:      asksForFactor,
	},
	{
		ID: "iam-group-has-users", Family: check.Access, Severity: check.Low,
		Title: "IAM group has no users",
		Why:   "Rights that nobody has are rights that nobody looks after.",
		Mend: `resource "aws_iam_group_membership" "this" {
  group = aws_iam_group.this.name
  users = [aws_iam_user.this.name]
}`,
		Practices: []string{"SEC02-BP06"},
		Aliases:   []string{"CKV2_AWS_14", "KICS:iam_group_without_users"},
		Types:     []string{"aws_iam_group"},
		Look: check.Want(check.Or(
			check.Saying("no membership names it", check.With("aws_iam_group_membership", "group", check.Given("users"))),
			check.With("aws_iam_user_group_membership", "groups", check.Exists))),
	},
	{
		ID: "iam-user-in-group", Family: check.Access, Severity: check.Low,
		Title: "IAM user is in no group",
		Why:   "Rights given to users one by one are forgotten one by one; those of a group are seen in one place.",
		Mend: `resource "aws_iam_user_group_membership" "this" {
  user   = aws_iam_user.this.name
  groups = [aws_iam_group.this.name]
}`,
		Practices: []string{"SEC02-BP06"},
		Aliases:   []string{"CKV2_AWS_21"},
		Types:     []string{"aws_iam_user"},
		Look: check.Want(check.Or(
			check.Saying("no membership names it", check.With("aws_iam_user_group_membership", "user", check.Given("groups"))),
			check.With("aws_iam_group_membership", "users", check.Exists))),
	},
}

// asksForFactor wants a policy of a group with a condition on the second factor.
func asksForFactor(s *check.Subject) {
	unknown := false
	for _, d := range policiesHeld(s) {
		if d.Policy == nil {
			unknown = unknown || d.err == nil
			continue
		}
		for i := range d.Statements {
			if asksFactor(&d.Statements[i]) {
				return
			}
		}
	}
	for _, v := range attachedARNs(s) {
		if arn, known := v.Text(""); !known && arn == "" || strings.Contains(strings.ToLower(arn), "mfa") {
			unknown = true
		}
	}
	if !unknown {
		s.FailAt(s.Range, "none of its policies asks for a second factor")
	}
}
