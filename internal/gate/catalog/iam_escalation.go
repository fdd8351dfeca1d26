package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// iamEscalation are the checks of policies by which their holders can give
// themselves more rights than the policies do.
var iamEscalation = []check.Check{
	escalation(iam.ByPolicy, check.Critical, "IAM policy lets its holder change their own policies",
		"Who may write or attach policies anywhere is an administrator who has not got round to it.",
		`data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["iam:PutRolePolicy"]
    resources = [aws_iam_role.orders.arn]
    condition {
      test     = "StringEquals"
      variable = "iam:PermissionsBoundary"
      values   = [aws_iam_policy.boundary.arn]
    }
  }
}`),
	escalation(iam.ByCredential, check.High, "IAM policy lets its holder make keys and passwords of other users",
		"A key of an administrator's account is as good as being one.",
		`data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["iam:CreateAccessKey"]
    resources = ["arn:aws:iam::*:user/$${aws:username}"]
  }
}`),
	escalation(iam.ByTrust, check.High, "IAM policy lets its holder make any role trust them",
		"A role that is made to trust the holder can be assumed, whatever it may do.",
		`data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["iam:UpdateAssumeRolePolicy"]
    resources = [aws_iam_role.orders.arn]
  }
}`),
	escalation(iam.ByPassing, check.High, "IAM policy lets its holder run code with any role",
		"Something new that runs with a role of more rights does what its maker may not do.",
		`data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.task.arn]
    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }
}`),
	escalation(iam.ByCode, check.Medium, "IAM policy lets its holder run code where other roles are",
		"Code put into any function or machine acts with the role that is there.",
		`data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["lambda:UpdateFunctionCode"]
    resources = [aws_lambda_function.this.arn]
  }
}`),
	{
		ID: "iam-principal-no-escalation", Family: check.Access, Severity: check.High,
		Title: "IAM role, user or group can give itself more rights",
		Why:   "Policies that are harmless one by one may together open a way to the rights of an administrator.",
		Mend: `resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.this.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "iam:PassRole"
      Resource = aws_iam_role.task.arn
    }]
  })
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   escalationAliases(),
		Types:     []string{"aws_iam_role", "aws_iam_user", "aws_iam_group"},
		Look:      principalEscalates,
	},
}

func escalation(way iam.Way, severity check.Severity, title, why, mend string) check.Check {
	return check.Check{
		ID: "iam-policy-no-escalation-by-" + string(way), Family: check.Access, Severity: severity,
		Title: title, Why: why, Mend: mend,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_110", "CKV_AWS_286"},
		Types:     identityTypes,
		Look:      documentEscalates(way),
	}
}

// escalationAliases are KICS's names for the paths, of users, groups and roles.
func escalationAliases() []string {
	var out []string
	for _, who := range []string{"user", "group", "role"} {
		for _, what := range []string{
			"iam_AddUserToGroup", "iam_AttachGroupPolicy", "iam_AttachRolePolicy", "iam_AttachUserPolicy", "iam_CreateAccessKey",
			"iam_CreateLoginProfile", "iam_CreatePolicyVersion", "iam_PutGroupPolicy", "iam_PutRolePolicy", "iam_PutUserPolicy",
			"iam_SetDefaultPolicyVersion", "iam_UpdateLoginProfile", "iam_UpdateAssumeRolePolicy_and_sts_AssumeRole",
			"glue_UpdateDevEndpoint", "lambda_UpdateFunctionCode",
		} {
			out = append(out, "KICS:"+who+"_with_privilege_escalation_by_actions_"+what)
		}
	}
	return out
}

// documentEscalates looks for a way in a single policy. One that allows
// everything, or all of IAM, has checks of its own.
func documentEscalates(way iam.Way) check.Look {
	return func(s *check.Subject) {
		for _, d := range policiesOf(s) {
			if d.Policy == nil || d.place.use != iam.OfIdentity || d.source != nil || almighty(d) {
				continue
			}
			e, bad := iam.Escalates(way, d.Policy)
			if bad == iam.No {
				continue
			}
			_, i := d.Grants(e.Actions[len(e.Actions)-1], iam.Whole)
			if d.own(i) {
				d.tell(s, i, bad, "allows "+e.String()+" on everything")
			}
		}
	}
}

// almighty reports whether a statement allows everything, or all of IAM.
func almighty(d *policyDocument) bool {
	for i := range d.Statements {
		s := &d.Statements[i]
		wide := s.EveryAction() != iam.No || len(s.NotActions) > 0 || slices.ContainsFunc(s.Actions, allOfIAM)
		if wide && min(s.Allows(), s.On(iam.Whole)) != iam.No {
			return true
		}
	}
	return false
}

// principalEscalates looks for a way in all policies that a role, user or group has.
func principalEscalates(s *check.Subject) {
	var all []*iam.Policy
	for _, d := range policiesHeld(s) {
		if d.Policy != nil {
			all = append(all, d.Policy)
		}
	}
	var found []string
	for _, way := range []iam.Way{iam.ByPolicy, iam.ByCredential, iam.ByTrust, iam.ByPassing, iam.ByCode} {
		if e, bad := iam.Escalates(way, all...); bad == iam.Yes {
			found = append(found, e.String())
		}
	}
	if len(found) > 0 {
		s.FailAt(s.Range, "its policies allow on everything: %s", strings.Join(found, "; "))
	}
}
