package catalog

import "flota.dev/flota/internal/gate/check"

// blockTypes hold the four flags that keep buckets from the public. See the
// API's PublicAccessBlockConfiguration.
var blockTypes = []string{"aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block", "module"}

// blockFlag wants a flag of a public access block. Where one is written, an
// absent flag means false; the registry's module sets all four since 3.9.0.
func blockFlag(flag string) check.Look {
	block, call := check.Want(check.True(flag, false)), check.True(flag, true)
	early := check.If(check.Match("version", "", `^=?\s*([0-2]\.|3\.[0-8]\.)`), check.True(flag, false))
	return func(s *check.Subject) {
		if check.TypeOf(s.Resource) == "module" {
			bucketWant(check.And(call, early))(s)
			return
		}
		block(s)
	}
}

var s3Block = []check.Check{
	{
		ID: "s3-public-access-block", Family: check.Access, Severity: check.Medium,
		Title: "S3 bucket has no public access block",
		Why:   "A single ACL or policy that is too open makes the bucket public, and nothing stands in its way.",
		Mend: `resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}`,
		Practices: []string{"SEC03-BP07", "SEC08-BP04"},
		Aliases:   []string{"CKV2_AWS_6", "AVD-AWS-0094", "S3.8"},
		Types:     []string{"aws_s3_bucket"},
		Look: check.Want(check.Or(
			check.With("aws_s3_bucket_public_access_block", "bucket", check.Exists),
			accountBlock,
		)),
	},
	{
		ID: "s3-block-public-acls", Family: check.Access, Severity: check.High,
		Title: "S3 public access block lets public ACLs be written",
		Why:   "Whoever may upload an object may make it readable for everyone.",
		Mend: `resource "aws_s3_bucket_public_access_block" "this" {
  bucket            = aws_s3_bucket.this.id
  block_public_acls = true
}`,
		Practices: []string{"SEC03-BP07", "SEC08-BP04"},
		Aliases:   []string{"CKV_AWS_53", "AVD-AWS-0086", "KICS:s3_bucket_allows_public_acl", "S3.1", "S3.8"},
		Types:     blockTypes,
		Look:      blockFlag("block_public_acls"),
		Fix:       &check.Fix{Path: "block_public_acls", Value: "true"},
	},
	{
		ID: "s3-block-public-policy", Family: check.Access, Severity: check.High,
		Title: "S3 public access block lets public policies be written",
		Why:   "Whoever may write the bucket's policy may open all of it to everyone.",
		Mend: `resource "aws_s3_bucket_public_access_block" "this" {
  bucket              = aws_s3_bucket.this.id
  block_public_policy = true
}`,
		Practices: []string{"SEC03-BP07", "SEC08-BP04"},
		Aliases:   []string{"CKV_AWS_54", "AVD-AWS-0087", "KICS:s3_bucket_with_public_policy", "S3.1", "S3.8"},
		Types:     blockTypes,
		Look:      blockFlag("block_public_policy"),
		Fix:       &check.Fix{Path: "block_public_policy", Value: "true"},
	},
	{
		ID: "s3-ignore-public-acls", Family: check.Access, Severity: check.High,
		Title: "S3 public access block heeds public ACLs",
		Why:   "ACLs that were public before stay so, and so do the objects that have them.",
		Mend: `resource "aws_s3_bucket_public_access_block" "this" {
  bucket             = aws_s3_bucket.this.id
  ignore_public_acls = true
}`,
		Practices: []string{"SEC03-BP07", "SEC08-BP04"},
		Aliases:   []string{"CKV_AWS_55", "AVD-AWS-0091", "KICS:s3_bucket_without_ignore_public_acl", "S3.1", "S3.8"},
		Types:     blockTypes,
		Look:      blockFlag("ignore_public_acls"),
		Fix:       &check.Fix{Path: "ignore_public_acls", Value: "true"},
	},
	{
		ID: "s3-restrict-public-buckets", Family: check.Access, Severity: check.High,
		Title: "S3 public access block leaves buckets with a public policy open",
		Why:   "A bucket whose policy is public stays open to other accounts and to everyone.",
		Mend: `resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  restrict_public_buckets = true
}`,
		Practices: []string{"SEC03-BP07", "SEC08-BP04"},
		Aliases:   []string{"CKV_AWS_56", "AVD-AWS-0093", "KICS:s3_bucket_without_restriction_of_public_bucket", "S3.1", "S3.8"},
		Types:     blockTypes,
		Look:      blockFlag("restrict_public_buckets"),
		Fix:       &check.Fix{Path: "restrict_public_buckets", Value: "true"},
	},
	{
		ID: "s3-access-point-public-access-block", Family: check.Access, Severity: check.High,
		Title: "S3 access point has its public access block turned off",
		Why:   "The block of an access point cannot be changed later, and without it a policy may open the bucket through the point.",
		Mend: `resource "aws_s3_access_point" "this" {
  bucket = aws_s3_bucket.this.id
  name   = "orders"
  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = true
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
}`,
		Practices: []string{"SEC03-BP07", "SEC08-BP04"},
		Aliases:   []string{"CKV_AWS_392", "S3.19", "S3.24"},
		Types:     []string{"aws_s3_access_point", "aws_s3control_multi_region_access_point"},
		Look: check.Want(check.And(
			allFlags("public_access_block_configuration"),
			allFlags("details.public_access_block"),
		)),
	},
}

// allFlags wants all four flags of a block, each of which is true where it is absent.
func allFlags(block string) check.Condition {
	return check.Every(block, check.And(
		check.True("block_public_acls", true),
		check.True("block_public_policy", true),
		check.True("ignore_public_acls", true),
		check.True("restrict_public_buckets", true),
	))
}
