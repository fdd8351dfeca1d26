package catalog

import (
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// policyMissing are the checks of resources without a policy of their own, and of policies that name strangers.
var policyMissing = []check.Check{
	{
		ID: "kms-key-has-policy", Family: check.Access, Severity: check.Low,
		Title: "KMS key has no policy of its own",
		Why:   "The policy that AWS puts in its place leaves it to every identity's policy in the account who may decrypt.",
		Mend: `resource "aws_kms_key_policy" "this" {
  key_id = aws_kms_key.this.id
  policy = data.aws_iam_policy_document.key.json
}`,
		Practices: []string{"SEC08-BP01", "SEC03-BP02"},
		Aliases:   []string{"CKV2_AWS_64", "KICS:kms_key_with_full_permissions"},
		Types:     []string{"aws_kms_key"},
		Look:      check.Want(check.Or(check.Given("policy"), check.With("aws_kms_key_policy", "key_id", check.Exists))),
	},
	{
		ID: "efs-has-policy", Family: check.Access, Severity: check.Low,
		Title: "EFS file system has no policy",
		Why:   "Without a policy, everything that reaches a mount target may mount the files, as root.",
		Mend: `resource "aws_efs_file_system_policy" "this" {
  file_system_id = aws_efs_file_system.this.id
  policy         = data.aws_iam_policy_document.files.json
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     []string{"aws_efs_file_system"},
		Look:      check.Want(check.With("aws_efs_file_system_policy", "file_system_id", check.Exists)),
	},
	{
		ID: "policy-other-account", Family: check.Access, Severity: check.Low,
		Title: "Resource policy lets another account in without a condition",
		Why:   "The other account decides alone who in it uses the resource, and nobody notices when it changes hands.",
		Mend: `resource "aws_sns_topic_policy" "this" {
  arn = aws_sns_topic.this.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444455556666:role/orders" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.this.arn
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}`,
		Practices: []string{"SEC03-BP08", "SEC03-BP09"},
		Aliases:   []string{"CKV_AWS_385"},
		Types:     resourceTypes(),
		Look:      resourceLook(letsStrangerIn),
	},
	{
		ID: "apigateway-policy-narrow", Family: check.Access, Severity: check.Low,
		Title: "API has a policy that keeps nobody out",
		Why:   "A policy that allows everyone reads as if access were controlled, and controls nothing.",
		Mend: `resource "aws_api_gateway_rest_api_policy" "this" {
  rest_api_id = aws_api_gateway_rest_api.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "execute-api:Invoke"
      Resource  = "execute-api:/*"
      Condition = { IpAddress = { "aws:SourceIp" = "203.0.113.0/24" } }
    }]
  })
}`,
		Practices: []string{"SEC03-BP07"},
		Types:     []string{"aws_api_gateway_rest_api", "aws_api_gateway_rest_api_policy"},
		Look: func(s *check.Subject) {
			if !privateAPI(s) {
				resourceLook(lettingEveryoneIn)(s)
			}
		},
	},
}

// letsStrangerIn finds accounts that are surely not that of the resource: the
// policy's own resources, or the stack's provider, name another one.
func letsStrangerIn(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	if s.Effect == iam.Deny || s.Narrowed() != iam.No {
		return iam.No, ""
	}
	home := d.accounts()
	for _, p := range s.Principals {
		account := p.Account()
		known := account != "" && strings.Trim(account, "0123456789") == ""
		if known && len(home) > 0 && !home[account] && !iam.OfAWS(account) {
			return s.Allows(), "lets account " + account + " in"
		}
	}
	return iam.No, ""
}

// accounts are those that are known to be the policy's own.
func (d *policyDocument) accounts() map[string]bool {
	out := map[string]bool{}
	for a := range d.home {
		out[a] = true
	}
	for i := range d.Statements {
		for _, r := range d.Statements[i].Resources {
			if a := iam.AccountOf(r); a != "" && !config.HasToken(a) && !strings.Contains(a, "*") {
				out[a] = true
			}
		}
	}
	return out
}
