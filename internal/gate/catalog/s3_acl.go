package catalog

import (
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// aclTypes carry a canned ACL in acl: buckets as they were written before
// version 4 of the provider, ACLs of buckets, and objects.
var aclTypes = []string{"aws_s3_bucket", "aws_s3_bucket_acl", "aws_s3_object", "aws_s3_bucket_object", "aws_s3_object_copy", "module"}

// Groups that an ACL may name. See "Amazon S3 predefined groups" in S3's guide.
const (
	allUsers           = "http://acs.amazonaws.com/groups/global/AllUsers"
	authenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
)

// ungranted wants no grant of some rights to a group, be it in the block
// grant of a bucket or object, or in the policy of an ACL.
func ungranted(group string, rights ...string) check.Condition {
	to := func(uri, right string) check.Condition {
		return check.If(check.OneOf(uri, "", group), check.Saying("everyone in "+group[strings.LastIndexByte(group, '/')+1:]+" is granted a right", check.Excludes(right, rights...)))
	}
	return check.And(
		check.Every("grant", check.And(to("uri", "permissions"), to("uri", "permission"))),
		check.Every("access_control_policy.grant", to("grantee.uri", "permission")),
	)
}

// unblocked wants a condition of an ACL only where no public access block
// makes S3 ignore it.
func unblocked(c check.Condition) check.Look {
	ignored := check.With("aws_s3_bucket_public_access_block", "bucket", check.Or(
		check.True("ignore_public_acls", false),
		check.True("block_public_acls", false),
	))
	of := check.Or(ignored, check.Via("bucket", ignored, "aws_s3_bucket"), check.And(
		check.OfType("module"), check.True("ignore_public_acls", false),
	))
	return bucketWant(check.If(check.Not(of, "its public access block is not known"), c))
}

var s3ACL = []check.Check{
	{
		ID: "s3-acl-not-public-read", Family: check.Access, Severity: check.Critical,
		Title: "S3 ACL lets everyone read",
		Why:   "Everyone on the internet can list the bucket or fetch the object, without an account.",
		Mend: `resource "aws_s3_bucket_acl" "this" {
  bucket = aws_s3_bucket.this.id
  acl    = "private"
}`,
		Practices: []string{"SEC03-BP07", "SEC08-BP04"},
		Aliases:   []string{"CKV_AWS_20", "AVD-AWS-0092", "KICS:s3_bucket_acl_allows_read_or_write_to_all_users", "S3.2"},
		Types:     aclTypes,
		Look: unblocked(check.And(
			check.NoneOf("acl", "private", "public-read", "public-read-write", "website"),
			ungranted(allUsers, "READ", "FULL_CONTROL"),
		)),
	},
	{
		ID: "s3-acl-not-public-write", Family: check.Access, Severity: check.Critical,
		Title: "S3 ACL lets everyone write",
		Why:   "Everyone on the internet can replace and delete objects, and store their own at your cost.",
		Mend: `resource "aws_s3_bucket_acl" "this" {
  bucket = aws_s3_bucket.this.id
  acl    = "private"
}`,
		Practices: []string{"SEC03-BP07", "SEC08-BP04"},
		Aliases:   []string{"CKV_AWS_57", "AVD-AWS-0092", "KICS:s3_bucket_acl_allows_read_or_write_to_all_users", "S3.3"},
		Types:     aclTypes,
		Look: unblocked(check.And(
			check.NoneOf("acl", "private", "public-read-write"),
			ungranted(allUsers, "WRITE", "FULL_CONTROL"),
		)),
	},
	{
		ID: "s3-acl-not-any-account", Family: check.Access, Severity: check.Critical,
		Title: "S3 ACL lets every AWS account in",
		Why:   "An authenticated user is anyone with any AWS account, not one of yours: it is as good as public.",
		Mend: `resource "aws_s3_bucket_acl" "this" {
  bucket = aws_s3_bucket.this.id
  acl    = "private"
}`,
		Practices: []string{"SEC03-BP07", "SEC08-BP04"},
		Aliases:   []string{"CKV2_AWS_43", "CKV_AWS_20", "AVD-AWS-0092", "KICS:s3_bucket_acl_allows_read_to_any_authenticated_user"},
		Types:     aclTypes,
		Look: unblocked(check.And(
			check.NoneOf("acl", "private", "authenticated-read"),
			ungranted(authenticatedUsers, "READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"),
		)),
	},
	{
		ID: "s3-acl-not-public-view", Family: check.Access, Severity: check.High,
		Title: "S3 ACL shows itself to everyone",
		Why:   "Everyone can read who has which right, and so pick the account that is worth an attack.",
		Mend: `resource "aws_s3_bucket_acl" "this" {
  bucket = aws_s3_bucket.this.id
  acl    = "private"
}`,
		Practices: []string{"SEC03-BP07", "SEC08-BP04"},
		Aliases:   []string{"CKV_AWS_375"},
		Types:     aclTypes,
		Look:      unblocked(ungranted(allUsers, "READ_ACP", "FULL_CONTROL")),
	},
	{
		ID: "s3-acl-not-granted-on", Family: check.Access, Severity: check.High,
		Title: "S3 ACL lets its grantee change the ACL",
		Why:   "Who may write the ACL may take every other right, and pass it on to anyone.",
		Mend: `resource "aws_s3_bucket_acl" "this" {
  bucket = aws_s3_bucket.this.id
  access_control_policy {
    grant {
      permission = "READ"
      grantee {
        type = "CanonicalUser"
        id   = data.aws_canonical_user_id.current.id
      }
    }
    owner {
      id = data.aws_canonical_user_id.current.id
    }
  }
}`,
		Practices: []string{"SEC03-BP02", "SEC08-BP04"},
		Aliases:   []string{"KICS:s3_bucket_acl_grants_write_acp_permission"},
		Types:     aclTypes,
		Look: bucketWant(check.And(
			check.Every("grant", check.And(check.Excludes("permissions", "WRITE_ACP"), check.Excludes("permission", "WRITE_ACP"))),
			check.Every("access_control_policy.grant", check.Excludes("permission", "WRITE_ACP")),
		)),
	},
	{
		ID: "s3-acl-agrees-with-block", Family: check.Access, Severity: check.Low,
		Title: "S3 ACL is public, and only the public access block holds it back",
		Why:   "The two say the opposite of each other. On the day that the block is taken away, the bucket is open.",
		Mend: `resource "aws_s3_bucket_acl" "this" {
  bucket = aws_s3_bucket.this.id
  acl    = "private"
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"KICS:s3_bucket_public_acl_overridden_by_public_access_block"},
		Types:     []string{"aws_s3_bucket", "aws_s3_bucket_acl"},
		Look:      publicYetBlocked,
	},
	{
		ID: "s3-owner-enforced", Family: check.Access, Severity: check.Low,
		Title: "S3 bucket has ACLs turned on",
		Why:   "With ACLs every uploader decides who may read, beside the policy: what is public cannot be told from one place.",
		Mend: `resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}`,
		Practices: []string{"SEC08-BP04"},
		Aliases:   []string{"CKV2_AWS_65", "S3.12"},
		Types:     []string{"aws_s3_bucket_ownership_controls"},
		Look:      check.Want(check.OneOf("rule.object_ownership", "", "BucketOwnerEnforced")),
	},
}

// publicYetBlocked looks for a public ACL on a bucket with a public access block.
func publicYetBlocked(s *check.Subject) {
	v := s.Get("acl")
	acl, known := v.Text("private")
	if !known || !strings.HasPrefix(acl, "public-read") {
		return
	}
	held := check.With("aws_s3_bucket_public_access_block", "bucket", check.Or(
		check.True("ignore_public_acls", false), check.True("block_public_acls", false)))
	if check.Or(held, check.Via("bucket", held, "aws_s3_bucket"))(s, s.Block).Truth == config.Yes {
		s.Fail(v, "acl is %q, but the public access block does not let it be", acl)
	}
}

// accountBlock is so where a stack turns public access off for its whole account.
func accountBlock(s *check.Subject, b *config.Block) check.Answer {
	best := check.Answer{Value: config.Value{Block: b, Range: b.Range}, Got: "no aws_s3_bucket_public_access_block names it"}
	all := check.And(
		check.True("block_public_acls", false), check.True("block_public_policy", false),
		check.True("ignore_public_acls", false), check.True("restrict_public_buckets", false),
	)
	for _, r := range s.World.Of("aws_s3_account_public_access_block") {
		if a := all(s, r.Block); r.Stack == s.Stack && a.Truth > best.Truth {
			best = a
		}
	}
	return best
}
