package catalog

import "flota.dev/flota/internal/gate/check"

// rule is a row of the checks of an account's password policy.
type rule struct {
	id, title, why, mend string
	aliases              []string
	want                 check.Condition
	fix                  *check.Fix
}

// iamPassword are the checks of what passwords an account takes.
var iamPassword = passwordChecks(
	rule{"iam-password-length", "IAM takes passwords of fewer than 14 characters",
		"Short passwords are guessed by trying.", "minimum_password_length = 14",
		[]string{"CKV_AWS_10", "AVD-AWS-0063", "KICS:iam_password_without_minimum_length", "IAM.15"},
		check.AtLeast("minimum_password_length", 14, 6), &check.Fix{Path: "minimum_password_length", Value: "14"}},
	rule{"iam-password-lowercase", "IAM takes passwords without lower-case letters",
		"The fewer kinds of characters a password has, the sooner it is guessed.", "require_lowercase_characters = true",
		[]string{"CKV_AWS_11", "AVD-AWS-0058", "KICS:iam_password_without_lowercase_letter", "IAM.12"},
		check.True("require_lowercase_characters", false), &check.Fix{Path: "require_lowercase_characters", Value: "true"}},
	rule{"iam-password-uppercase", "IAM takes passwords without upper-case letters",
		"The fewer kinds of characters a password has, the sooner it is guessed.", "require_uppercase_characters = true",
		[]string{"CKV_AWS_15", "AVD-AWS-0061", "KICS:iam_password_without_uppercase_letter", "IAM.11"},
		check.True("require_uppercase_characters", false), &check.Fix{Path: "require_uppercase_characters", Value: "true"}},
	rule{"iam-password-number", "IAM takes passwords without digits",
		"The fewer kinds of characters a password has, the sooner it is guessed.", "require_numbers = true",
		[]string{"CKV_AWS_12", "AVD-AWS-0059", "KICS:iam_password_without_number", "IAM.14"},
		check.True("require_numbers", false), &check.Fix{Path: "require_numbers", Value: "true"}},
	rule{"iam-password-symbol", "IAM takes passwords without symbols",
		"The fewer kinds of characters a password has, the sooner it is guessed.", "require_symbols = true",
		[]string{"CKV_AWS_14", "AVD-AWS-0060", "KICS:iam_password_without_symbol", "IAM.13"},
		check.True("require_symbols", false), &check.Fix{Path: "require_symbols", Value: "true"}},
	rule{"iam-password-reuse", "IAM lets old passwords be used again",
		"A password that leaked once works again when its user comes back to it.", "password_reuse_prevention = 24",
		[]string{"CKV_AWS_13", "AVD-AWS-0056", "KICS:password_without_reuse_prevention", "IAM.16"},
		check.AtLeast("password_reuse_prevention", 24, 0), &check.Fix{Path: "password_reuse_prevention", Value: "24"}},
	rule{"iam-password-age", "IAM lets passwords live longer than 90 days",
		"A password that leaked goes on working until someone changes it.", "max_password_age = 90",
		[]string{"CKV_AWS_9", "AVD-AWS-0062", "KICS:misconfigured_password_policy_expiration", "IAM.17"},
		check.And(check.AtLeast("max_password_age", 1, 0), check.AtMost("max_password_age", 90, 0)), &check.Fix{Path: "max_password_age", Value: "90"}},
	rule{"iam-password-own", "IAM does not let users change their own passwords",
		"Then someone else knows every password, and a leaked one stays until that someone has time.", "allow_users_to_change_password = true",
		[]string{"KICS:aws_password_policy_with_unchangeable_passwords"},
		check.True("allow_users_to_change_password", true), &check.Fix{Path: "allow_users_to_change_password", Value: "true"}},
)

func passwordChecks(rules ...rule) []check.Check {
	var out []check.Check
	for _, r := range rules {
		out = append(out, check.Check{
			ID: r.id, Family: check.Access, Severity: check.Medium, Title: r.title, Why: r.why,
			Mend: `resource "aws_iam_account_password_policy" "this" {
  ` + r.mend + `
}`,
			Practices: []string{"SEC02-BP01"}, Aliases: r.aliases,
			Types: []string{"aws_iam_account_password_policy"},
			Look:  check.Want(r.want), Fix: r.fix,
		})
	}
	return out
}
