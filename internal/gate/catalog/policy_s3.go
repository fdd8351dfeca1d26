package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

var bucketPolicyTypes = []string{"aws_s3_bucket_policy", "aws_s3_bucket"}

// bucketDeed is what a bucket's policy may let everyone do.
type bucketDeed struct {
	id       string
	severity check.Severity
	what     string
	why      string
	aliases  []string
	does     func(s *iam.Statement) bool
}

// policyBucket are the checks of bucket policies that let everyone in, by what they let everyone do.
var policyBucket = bucketChecks(
	bucketDeed{"s3-policy-not-all-for-everyone", check.Critical, "every action", "Everyone may read, replace and delete the objects, and change the policy itself.",
		[]string{"CKV_AWS_70", "KICS:s3_bucket_access_to_any_principal", "KICS:s3_bucket_with_all_permissions", "S3.2", "S3.3"}, allOfS3},
	bucketDeed{"s3-policy-no-reads-for-everyone", check.Critical, "reading", "Everyone may read the objects, of which some are always not meant for them.",
		[]string{"CKV_AWS_70", "KICS:s3_bucket_allows_get_action_from_all_principals", "KICS:s3_bucket_access_to_any_principal", "S3.2"}, namesAny("s3:GetObject", "s3:Get*")},
	bucketDeed{"s3-policy-no-lists-for-everyone", check.Critical, "listing", "Everyone may see what objects there are, and need not guess their names.",
		[]string{"CKV_AWS_70", "KICS:s3_bucket_allows_list_action_from_all_principals", "KICS:s3_bucket_access_to_any_principal", "S3.2"}, namesAny("s3:ListBucket", "s3:List*")},
	bucketDeed{"s3-policy-no-writes-for-everyone", check.Critical, "writing", "Everyone may put objects into the bucket, or replace those that are there.",
		[]string{"CKV_AWS_70", "KICS:s3_bucket_allows_put_action_from_all_principals", "KICS:s3_bucket_access_to_any_principal", "S3.3"}, namesAny("s3:PutObject", "s3:Put*")},
	bucketDeed{"s3-policy-no-deletes-for-everyone", check.Critical, "deleting", "Everyone may delete what the bucket holds.",
		[]string{"CKV_AWS_70", "KICS:s3_bucket_allows_delete_action_from_all_principals", "KICS:s3_bucket_access_to_any_principal", "S3.3"}, namesAny("s3:DeleteObject", "s3:Delete*")},
	bucketDeed{"s3-policy-no-control-for-everyone", check.Critical, "changing who may use it", "Everyone may give themselves, or the world, the whole bucket.",
		[]string{"CKV_AWS_70", "KICS:s3_bucket_access_to_any_principal"}, namesControl},
	bucketDeed{"s3-policy-nothing-else-for-everyone", check.High, "other actions", "What everyone may do to a bucket, everyone will do in the end.",
		[]string{"CKV_AWS_70", "KICS:s3_bucket_access_to_any_principal"}, namesSomethingElse},
)

func bucketChecks(deeds ...bucketDeed) []check.Check {
	out := []check.Check{bucketByAddress}
	for i, deed := range deeds {
		look := resourceLook
		if i == 0 {
			look = resourceLookFirst
		}
		out = append(out, check.Check{
			ID: deed.id, Family: check.Access, Severity: deed.severity,
			Title: "S3 bucket policy allows everyone " + deed.what,
			Why:   deed.why,
			Mend: `resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = aws_iam_role.orders.arn }
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.this.arn}/*"
    }]
  })
}`,
			Practices: []string{"SEC03-BP07"},
			Aliases:   deed.aliases,
			Types:     bucketPolicyTypes,
			Look: look(func(d *policyDocument, at int) (iam.Answer, string) {
				if !deed.does(&d.Statements[at]) {
					return iam.No, ""
				}
				return lettingEveryoneIn(d, at)
			}),
		})
	}
	return out
}

var bucketByAddress = check.Check{
	ID: "s3-policy-not-by-address", Family: check.Access, Severity: check.Medium,
	Title: "S3 bucket policy lets everyone in who comes from an address",
	Why:   "An address says where a request comes from, not who sends it: everyone behind it needs no identity, and addresses change hands.",
	Mend: `resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = aws_iam_role.orders.arn }
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.this.arn}/*"
      Condition = { IpAddress = { "aws:SourceIp" = "203.0.113.0/24" } }
    }]
  })
}`,
	Practices: []string{"SEC03-BP07", "SEC02-BP02"},
	Aliases:   []string{"CKV_AWS_70", "KICS:s3_bucket_access_to_any_principal"},
	Types:     bucketPolicyTypes,
	Look: resourceLook(func(d *policyDocument, i int) (iam.Answer, string) {
		return iam.Is(d.Statements[i].ByAddressOnly()), "allows everyone from an address " + allowed(d, i)
	}),
}

// allOfS3 reports whether a statement is about every action on buckets.
func allOfS3(s *iam.Statement) bool {
	return s.EveryAction() == iam.Yes || len(s.NotActions) > 0 ||
		slices.ContainsFunc(s.Actions, func(a string) bool { return iam.CoversAction(a, "s3:*") })
}

// namesAny reports whether a statement names actions of one kind, or a pattern
// that covers the example of them.
func namesAny(example, kind string) func(*iam.Statement) bool {
	return func(s *iam.Statement) bool {
		return !allOfS3(s) && (s.Covers(example) == iam.Yes || slices.ContainsFunc(s.Actions, func(a string) bool {
			return iam.CoversAction(kind, a) && !bucketControl(a)
		}))
	}
}

// controlling are the actions by which others are let in, or kept out no more.
var controlling = []string{
	"s3:PutBucketAcl", "s3:PutObjectAcl", "s3:PutObjectVersionAcl", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy",
	"s3:PutBucketPublicAccessBlock", "s3:PutBucketOwnershipControls",
}

func namesControl(s *iam.Statement) bool {
	return !allOfS3(s) && slices.ContainsFunc(controlling, func(a string) bool { return s.Covers(a) == iam.Yes })
}

// bucketControl reports whether an action is one on who may use a bucket.
func bucketControl(action string) bool {
	return slices.ContainsFunc(controlling, func(c string) bool { return strings.EqualFold(c, action) })
}

func namesSomethingElse(s *iam.Statement) bool {
	return !allOfS3(s) && !slices.ContainsFunc(s.Actions, func(a string) bool {
		return slices.ContainsFunc([]string{"s3:Get*", "s3:List*", "s3:Put*", "s3:Delete*"}, func(w string) bool { return iam.MeetsAction(w, a) })
	})
}
