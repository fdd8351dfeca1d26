package catalog

import "flota.dev/flota/internal/gate/check"

// everyRule wants a condition of each rule of what a bucket lets pages of other origins do.
func everyRule(c check.Condition) check.Look { return bucketWant(check.Every("cors_rule", c)) }

var corsTypes = append([]string{"aws_s3_bucket_cors_configuration"}, bucketTypes...)

var s3Use = append([]check.Check{
	{
		ID: "s3-object-encryption", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "S3 object says nothing of encryption at rest",
		Why:   "Neither the object nor its bucket says how it is encrypted, so a change of the default goes by unnoticed.",
		Mend: `resource "aws_s3_object" "this" {
  bucket                 = aws_s3_bucket.this.id
  key                    = "rates.json"
  source                 = "rates.json"
  server_side_encryption = "aws:kms"
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"KICS:s3_bucket_object_not_encrypted"},
		Types:     []string{"aws_s3_object", "aws_s3_bucket_object", "aws_s3_object_copy"},
		Look: check.Want(check.Or(
			check.Given("server_side_encryption"), check.Given("kms_key_id"),
			check.Via("bucket", bucketEncrypted, "aws_s3_bucket"), bucketCompanion(sseBlock, check.Exists))),
	},
	{
		ID: "s3-cors-origins", Family: check.Access, Severity: check.Medium,
		Title: "S3 bucket lets pages of every origin in",
		Why:   "Any page that a user opens may read, and perhaps write, the bucket with what the user's browser holds.",
		Mend: `resource "aws_s3_bucket_cors_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = ["https://shop.example.com"]
  }
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"KICS:s3_bucket_with_unsecured_cors_rule"},
		Types:     corsTypes,
		Look:      everyRule(check.Excludes("allowed_origins", "*", "http://*", "https://*")),
	},
	{
		ID: "s3-cors-narrow", Family: check.Access, Severity: check.Low,
		Title: "S3 bucket lets pages of other origins send every header or method",
		Why:   "Pages may do more than they need, so a hole in one of them reaches further.",
		Mend: `resource "aws_s3_bucket_cors_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  cors_rule {
    allowed_headers = ["Authorization"]
    allowed_methods = ["GET"]
    allowed_origins = ["https://shop.example.com"]
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"KICS:s3_bucket_with_unsecured_cors_rule"},
		Types:     corsTypes,
		Look: everyRule(check.And(
			check.Excludes("allowed_headers", "*"),
			check.Not(check.Contains("allowed_methods", "GET", "PUT", "POST", "DELETE", "HEAD"), "allowed_methods are all there are"))),
	},
	{
		ID: "s3-no-website", Family: check.Misconfiguration, Severity: check.Low,
		Title: "S3 bucket serves a website itself",
		Why:   "A website of S3 speaks plain HTTP only and needs a public bucket. CloudFront serves it over TLS from a private one.",
		Mend: `resource "aws_cloudfront_distribution" "this" {
  origin {
    origin_id                = "pages"
    domain_name              = aws_s3_bucket.this.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.this.id
  }
}`,
		Practices: []string{"SEC09-BP02", "SEC03-BP07"},
		Aliases:   []string{"KICS:s3_static_website_host_enabled"},
		Types:     bucketTypes,
		Look: bucketWant(check.And(
			check.Missing("website"),
			check.Not(bucketCompanion("website_configuration", check.Exists), "an aws_s3_bucket_website_configuration names it"))),
	},
	{
		ID: "s3-name-for-acceleration", Family: check.Misconfiguration, Severity: check.Low,
		Title: "S3 bucket is accelerated, but its name is no host name",
		Why:   "Accelerated buckets are reached by a host name of their own: one with dots fits no certificate, and one with capitals does not work.",
		Mend: `resource "aws_s3_bucket" "this" {
  bucket = "cambio-orders"
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"AVD-AWS-0320"},
		Types:     []string{"aws_s3_bucket"},
		Look: check.Want(check.If(
			check.Or(check.Given("acceleration_status"), bucketCompanion("accelerate_configuration", check.Exists)),
			check.Match("bucket", "named-by-terraform", `^[a-z0-9-]*$`))),
	},
}, ownKeys(ownKey{
	ID: "s3-object-customer-key", Noun: "S3 object", Path: "kms_key_id",
	Type: "aws_s3_object", Also: []string{"aws_s3_bucket_object", "aws_s3_object_copy"},
	Aliases: []string{"CKV_AWS_186", "CKV_AWS_181"},
})...)
