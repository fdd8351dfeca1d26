package catalog

import "flota.dev/flota/internal/gate/check"

// iamPolicyWide are the checks of policies whose actions are named, and whose resources are everything.
var iamPolicyWide = []check.Check{
	{
		ID: "iam-policy-write-limited", Family: check.Access, Severity: check.Medium,
		Title: "IAM policy allows changes to every resource",
		Why:   "A mistake, or whoever gets hold of the identity, changes or deletes what belongs to others.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.this.arn]
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_111", "CKV_AWS_290", "CKV_AWS_355", "CKV_AWS_356"},
		Types:     identityTypes,
		Look:      identityLook(writesEverywhere),
	},
	{
		ID: "iam-policy-permissions-limited", Family: check.Access, Severity: check.High,
		Title: "IAM policy allows who may use any resource to be changed",
		Why:   "The holder may open every bucket, key or queue to themselves, or to the world.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["s3:PutBucketPolicy"]
    resources = [aws_s3_bucket.this.arn]
  }
}`,
		Practices: []string{"SEC03-BP02", "SEC03-BP07"},
		Aliases:   []string{"CKV_AWS_109", "CKV_AWS_289", "CKV_AWS_355", "CKV_AWS_356"},
		Types:     identityTypes,
		Look:      identityLook(permissionsEverywhere),
	},
	{
		ID: "iam-policy-credentials-limited", Family: check.Access, Severity: check.High,
		Title: "IAM policy allows credentials of anything to be fetched",
		Why:   "A credential that an action hands out goes on working where the policy no longer reaches.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["rds-db:connect"]
    resources = ["arn:aws:rds-db:us-east-1:111122223333:dbuser:db-ABCDEFGHIJKL/orders"]
  }
}`,
		Practices: []string{"SEC02-BP02", "SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_107", "CKV_AWS_287"},
		Types:     identityTypes,
		Look:      identityLook(credentialsEverywhere),
	},
	{
		ID: "iam-policy-data-limited", Family: check.Access, Severity: check.High,
		Title: "IAM policy allows all data of a service to be read",
		Why:   "One leaked identity carries away every object, row, parameter or secret of the account.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [aws_secretsmanager_secret.this.arn]
  }
}`,
		Practices: []string{"SEC03-BP02", "SEC08-BP04"},
		Aliases:   []string{"CKV_AWS_108", "CKV_AWS_288", "KICS:iam_policy_allows_for_data_exfiltration"},
		Types:     identityTypes,
		Look:      identityLook(dataEverywhere),
	},
	{
		ID: "iam-policy-reads-limited", Family: check.Access, Severity: check.Low,
		Title: "IAM policy allows every resource to be looked at",
		Why:   "Names, settings and lists of everything are what an attacker looks for first.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.this.arn]
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_355", "CKV_AWS_356"},
		Types:     identityTypes,
		Look:      identityLook(readsEverywhere),
	},
	{
		ID: "iam-policy-decrypt-limited", Family: check.Access, Severity: check.Medium,
		Title: "IAM policy allows decryption with every key",
		Why:   "Keys keep data of one service from another only if not everyone may use them all.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["kms:Decrypt"]
    resources = [aws_kms_key.this.arn]
  }
}`,
		Practices: []string{"SEC03-BP02", "SEC08-BP01"},
		Aliases:   []string{"KMS.1", "KMS.2"},
		Types:     identityTypes,
		Look:      identityLook(decryptsEverywhere),
	},
	{
		ID: "iam-policy-pass-role-limited", Family: check.Access, Severity: check.High,
		Title: "IAM policy allows any role to be passed",
		Why:   "Whoever may pass any role may start something that runs with the rights of an administrator.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.task.arn]
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"KICS:iam_role_policy_passrole_allows_all", "AVD-AWS-0342"},
		Types:     identityTypes,
		Look:      identityLook(passesEverything),
	},
	{
		ID: "iam-policy-assume-role-limited", Family: check.Access, Severity: check.Medium,
		Title: "IAM policy allows any role to be assumed",
		Why:   "Every role that trusts this account, here or in another account, is the holder's too.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["sts:AssumeRole"]
    resources = [aws_iam_role.deploy.arn]
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     identityTypes,
		Look:      identityLook(assumesEverything),
	},
}
