package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// iamTrust are the checks of who may assume a role.
var iamTrust = []check.Check{
	{
		ID: "iam-role-trust-not-everyone", Family: check.Access, Severity: check.Critical,
		Title: "IAM role can be assumed by everyone",
		Why:   "Any account of AWS may take the role, with all that it may do.",
		Mend: `resource "aws_iam_role" "this" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"CKV_AWS_60", "KICS:iam_policy_grants_assumerole_permission_across_all_services"},
		Types:     []string{"aws_iam_role"},
		Look:      trustLookFirst(trustsEveryone),
	},
	{
		ID: "iam-role-trust-not-account", Family: check.Access, Severity: check.Low,
		Title: "IAM role can be assumed by everyone in an account",
		Why:   "The role is then only as safe as the account's least careful policy.",
		Mend: `resource "aws_iam_role" "this" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/deploy" }
      Action    = "sts:AssumeRole"
    }]
  })
}`,
		Practices: []string{"SEC03-BP02", "SEC03-BP08"},
		Aliases:   []string{"CKV_AWS_61", "KICS:iam_role_allows_all_principals_to_assume"},
		Types:     []string{"aws_iam_role"},
		Look:      trustLook(trustsAccount),
	},
	{
		ID: "iam-role-trust-external-id", Family: check.Access, Severity: check.Medium,
		Title: "IAM role can be assumed from another account without a second proof",
		Why:   "Whoever else is a customer of the other account's owner may talk it into using the role for them: the confused deputy.",
		Mend: `resource "aws_iam_role" "this" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444455556666:role/audit" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = "cambio-7f3a" } }
    }]
  })
}`,
		Practices: []string{"SEC03-BP09"},
		Aliases:   []string{"KICS:cross_account_iam_assume_role_policy_without_external_id_or_mfa"},
		Types:     []string{"aws_iam_role"},
		Look:      trustLook(trustsStranger),
	},
	{
		ID: "iam-role-trust-actions", Family: check.Access, Severity: check.Medium,
		Title: "IAM role's trust policy allows more than to assume the role",
		Why:   "All actions of STS are also to tag the session and to set its source identity, on which other policies may rely.",
		Mend: `resource "aws_iam_role" "this" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"KICS:iam_role_with_full_privileges"},
		Types:     []string{"aws_iam_role"},
		Look:      trustLook(trustsWithEverything),
	},
}

// trustLook asks of every statement of a role's trust policy, wherever the policy comes from.
func trustLook(ask question) check.Look {
	return func(s *check.Subject) {
		for _, d := range policiesOf(s) {
			if d.place.use == iam.OfTrust {
				d.ask(s, ask)
			}
		}
	}
}

// trustLookFirst is trustLook for the one check that says so where a policy is not known.
func trustLookFirst(ask question) check.Look {
	look := trustLook(ask)
	return func(s *check.Subject) {
		look(s)
		for _, d := range policiesOf(s) {
			if d.place.use == iam.OfTrust {
				d.admit(s)
			}
		}
	}
}

func trustsEveryone(d *policyDocument, i int) (iam.Answer, string) {
	return d.Public(i), "lets everyone assume the role"
}

// proofs are conditions by which a caller shows more than whose account it is from.
var proofs = []string{"sts:externalid", "aws:multifactorauthpresent", "aws:multifactorauthage"}

func proven(s *iam.Statement) bool {
	return slices.ContainsFunc(proofs, func(p string) bool { _, ok := s.Asks(p); return ok })
}

// trustsAccount finds accounts as a whole that are written as such. The
// account's own number, looked up, is a common way to leave the choice to the
// account's policies.
func trustsAccount(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	if s.Effect == iam.Deny || proven(s) || s.Narrowed() != iam.No {
		return iam.No, ""
	}
	for _, p := range s.Principals {
		if account := p.Account(); p.Root() && !config.HasToken(account) && p.Everyone() == iam.No && !iam.OfAWS(account) {
			return s.Allows(), "trusts all of account " + account
		}
	}
	return iam.No, ""
}

// trustsStranger finds accounts that are not known to be the role's own.
func trustsStranger(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	if s.Effect == iam.Deny || proven(s) || s.CallerNarrowed() != iam.No || s.Covers("sts:AssumeRole") != iam.Yes {
		return iam.No, ""
	}
	best, got := iam.No, ""
	for _, p := range s.Principals {
		account := p.Account()
		switch {
		case account == "" || p.Everyone() == iam.Yes || iam.OfAWS(account) || d.home[account] || iam.Symbolic(account):
		case iam.Vague(account):
			best, got = max(best, iam.Unknown), "trusts another account without an external ID"
		default:
			return s.Allows(), "trusts " + d.value.Block.Readable(p.ID) + " with neither an external ID nor a second factor"
		}
	}
	return min(best, s.Allows()), got
}

func trustsWithEverything(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	wide := slices.ContainsFunc(s.Actions, func(a string) bool {
		return a == "*" || strings.EqualFold(a, "sts:*")
	})
	if !wide {
		return iam.No, ""
	}
	return s.Allows(), "allows " + someNames(s.Actions)
}
