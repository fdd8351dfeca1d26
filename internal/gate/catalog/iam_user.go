package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// iamUser are the checks of users.
var iamUser = []check.Check{
	{
		ID: "iam-no-users", Family: check.Access, Severity: check.Low,
		Title: "IAM user exists beside single sign-on",
		Why:   "Users of their own have credentials that last, and nobody takes them away when people leave.",
		Mend: `resource "aws_ssoadmin_account_assignment" "this" {
  principal_type = "GROUP"
  target_type    = "AWS_ACCOUNT"
}`,
		Practices: []string{"SEC02-BP04", "SEC02-BP02"},
		Aliases:   []string{"CKV_AWS_273"},
		Types:     []string{"aws_iam_user"},
		Look:      func(s *check.Subject) { s.FailAt(s.Range, "it is an IAM user") },
	},
	{
		ID: "iam-user-no-own-policy", Family: check.Access, Severity: check.Low,
		Title: "IAM user has a policy of its own",
		Why:   "Rights given to users one by one are forgotten one by one; those of a group or role are seen in one place.",
		Mend: `resource "aws_iam_group_policy_attachment" "this" {
  group      = aws_iam_group.this.name
  policy_arn = aws_iam_policy.this.arn
}`,
		Practices: []string{"SEC02-BP06", "SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_40", "AVD-AWS-0143", "KICS:iam_policies_attached_to_user", "IAM.2"},
		Types:     []string{"aws_iam_user_policy", "aws_iam_user_policy_attachment", "aws_iam_policy_attachment"},
		Look:      attachesToUsers,
	},
	{
		ID: "iam-user-no-console", Family: check.Access, Severity: check.Medium,
		Title: "IAM user can sign in to the console with a password",
		Why:   "A password that is phished opens the account; people sign in through an identity provider, and machines do not at all.",
		Mend: `resource "aws_ssoadmin_account_assignment" "this" {
  principal_type = "USER"
  target_type    = "AWS_ACCOUNT"
}`,
		Practices: []string{"SEC02-BP04"},
		Aliases:   []string{"CKV2_AWS_22", "KICS:iam_user_with_access_to_console"},
		Types:     []string{"aws_iam_user", "aws_iam_user_login_profile"},
		Look:      signsIn,
	},
	{
		ID: "iam-login-password-reset", Family: check.Access, Severity: check.Medium,
		Title: "IAM user keeps the password that Terraform made",
		Why:   "Whoever may read the state, or saw the run, knows the password for as long as it is not changed.",
		Mend: `resource "aws_iam_user_login_profile" "this" {
  password_reset_required = true
}`,
		Practices: []string{"SEC02-BP03"},
		Aliases:   []string{"KICS:no_password_policy_enabled"},
		Types:     []string{"aws_iam_user_login_profile"},
		Look:      check.Want(check.True("password_reset_required", false)),
		Fix:       &check.Fix{Path: "password_reset_required", Value: "true"},
	},
	{
		ID: "iam-login-password-length", Family: check.Access, Severity: check.Medium,
		Title: "IAM user starts with a password of fewer than 14 characters",
		Why:   "Short passwords are guessed by trying.",
		Mend: `resource "aws_iam_user_login_profile" "this" {
  password_length = 20
}`,
		Practices: []string{"SEC02-BP01"},
		Aliases:   []string{"KICS:no_password_policy_enabled"},
		Types:     []string{"aws_iam_user_login_profile"},
		Look:      check.Want(check.AtLeast("password_length", 14, 20)),
		Fix:       &check.Fix{Path: "password_length", Value: "20"},
	},
	{
		ID: "iam-user-assumes-with-mfa", Family: check.Access, Severity: check.Medium,
		Title: "IAM user assumes roles without a second factor",
		Why:   "A key that leaks from a laptop then opens every role that the user may take.",
		Mend: `resource "aws_iam_user_policy" "this" {
  user = aws_iam_user.this.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Resource  = aws_iam_role.deploy.arn
      Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }
    }]
  })
}`,
		Practices: []string{"SEC02-BP01"},
		Aliases:   []string{"KICS:iam_user_policy_without_mfa", "KICS:authentication_without_mfa"},
		Types:     []string{"aws_iam_user_policy"},
		Look:      assumesWithoutFactor,
	},
}

func attachesToUsers(s *check.Subject) {
	if check.TypeOf(s.Resource) != "aws_iam_policy_attachment" {
		s.FailAt(s.Range, "it gives rights to one user")
		return
	}
	for _, name := range []string{"users", "user"} {
		v := s.Get(name)
		switch v.Given() {
		case config.Yes:
			s.Fail(v, "%s is %s", name, check.Show(v))
		case config.Unknown:
			s.Unsure(v, "it is not known whether there are users")
		}
	}
}

// signsIn looks at the user, and at the login only if its user is not to be seen.
func signsIn(s *check.Subject) {
	if check.TypeOf(s.Resource) == "aws_iam_user_login_profile" {
		if len(s.Named(s.Get("user"), "aws_iam_user")) == 0 {
			s.FailAt(s.Range, "it is a login")
		}
		return
	}
	if logins, _ := s.Linked("aws_iam_user_login_profile", "user"); len(logins) > 0 {
		s.FailAt(s.Range, "%s is its login", logins[0].Address)
	}
}

func assumesWithoutFactor(s *check.Subject) {
	for _, d := range policiesOf(s) {
		d.ask(s, func(d *policyDocument, i int) (iam.Answer, string) {
			st := &d.Statements[i]
			if asksFactor(st) || !namesAction(st, "sts:AssumeRole") || st.EveryAction() == iam.Yes {
				return iam.No, ""
			}
			return st.Allows(), "allows a role to be assumed without a second factor"
		})
	}
}

// asksFactor reports whether a statement has a condition on the caller's second factor.
func asksFactor(s *iam.Statement) bool {
	for _, key := range []string{"aws:multifactorauthpresent", "aws:multifactorauthage"} {
		if _, ok := s.Asks(key); ok {
			return true
		}
	}
	return false
}
