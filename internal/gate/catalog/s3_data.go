package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// insideOr wants a condition of a block inside a bucket where there is one, as
// before version 4 of the provider, or else of a companion resource.
func insideOr(block string, inside, beside check.Condition) check.Condition {
	return func(s *check.Subject, b *config.Block) check.Answer {
		if b.Has(block) == config.No {
			return beside(s, b)
		}
		return check.Or(inside, beside)(s, b)
	}
}

// bucketCompanion wants a resource that names the bucket.
func bucketCompanion(kind string, c check.Condition) check.Condition {
	return check.With("aws_s3_bucket_"+kind, "bucket", c)
}

// Paths to what a bucket encrypts with.
const (
	sseBlock = "server_side_encryption_configuration"
	sseRule  = "rule.apply_server_side_encryption_by_default"
)

// onKMS wants a rule that encrypts with a KMS key.
func onKMS(rule string) check.Condition {
	return check.OneOf(rule+".sse_algorithm", "AES256", "aws:kms", "aws:kms:dsse")
}

// goesTogether wants a key where the algorithm is that of KMS, and none elsewhere.
var goesTogether = check.Or(
	check.And(check.OneOf("sse_algorithm", "AES256", "aws:kms", "aws:kms:dsse"), check.Given("kms_master_key_id")),
	check.And(check.OneOf("sse_algorithm", "AES256", "AES256"), check.Missing("kms_master_key_id")),
)

// bucketEncrypted wants a bucket that says how it encrypts.
var bucketEncrypted = check.Or(check.Given(sseBlock), bucketCompanion(sseBlock, check.Given("rule")))

// enabledRule wants a rule that is on, as resources and blocks say it.
var enabledRule = check.Or(check.OneOf("status", "", "Enabled", "true"), check.True("enabled", false))

// logSink is so for buckets that logs are delivered to: they need not log in turn.
var logSink = check.Or(
	check.OneOf("acl", "private", "log-delivery-write"),
	bucketCompanion("acl", check.OneOf("acl", "private", "log-delivery-write")),
	check.With("aws_s3_bucket_logging", "target_bucket", check.Exists),
	check.With("aws_s3_bucket", "logging.target_bucket", check.Exists),
	check.With("aws_lb", "access_logs.bucket", check.Exists),
)

var s3Data = []check.Check{
	{
		ID: "s3-bucket-versioning", Family: check.Backup, Severity: check.Medium,
		Title: "S3 bucket keeps no old versions",
		Why:   "What is overwritten or deleted by mistake, or by an intruder, cannot be brought back.",
		Mend: `resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
  versioning_configuration {
    status = "Enabled"
  }
}`,
		Practices: []string{"REL09-BP01", "SEC08-BP04"},
		Aliases:   []string{"CKV_AWS_21", "AVD-AWS-0090", "KICS:s3_bucket_without_versioning", "S3.14"},
		Types:     bucketTypes,
		Look: bucketWant(insideOr("versioning",
			check.Or(check.True("versioning.enabled", false), check.OneOf("versioning.status", "", "Enabled", "true")),
			bucketCompanion("versioning", check.OneOf("versioning_configuration.status", "", "Enabled")))),
	},
	{
		ID: "s3-bucket-mfa-delete", Family: check.Backup, Severity: check.Low,
		Title: "S3 bucket lets versions be deleted without a second factor",
		Why:   "Stolen keys are enough to delete every version of every object for good.",
		Mend: `resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
  mfa    = var.mfa
  versioning_configuration {
    status     = "Enabled"
    mfa_delete = "Enabled"
  }
}`,
		Practices: []string{"SEC08-BP04", "REL09-BP02"},
		Aliases:   []string{"AVD-AWS-0170", "KICS:s3_bucket_without_enabled_mfa_delete", "S3.20"},
		Types:     bucketTypes,
		Look: bucketWant(insideOr("versioning",
			check.True("versioning.mfa_delete", false),
			bucketCompanion("versioning", check.OneOf("versioning_configuration.mfa_delete", "Disabled", "Enabled")))),
	},
	{
		ID: "s3-bucket-encryption", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "S3 bucket says nothing of encryption at rest",
		Why:   "S3 encrypts with a key of its own since 2023, but that this bucket must be encrypted, and with which key, stands nowhere.",
		Mend: `resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_19", "AVD-AWS-0088", "KICS:s3_bucket_sse_disabled", "S3.4"},
		Types:     bucketTypes,
		Look:      bucketWant(bucketEncrypted),
	},
	{
		ID: "s3-bucket-kms", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "S3 bucket does not encrypt with KMS",
		Why:   "With the keys of S3 everyone who may read an object may read it in plain text, and nobody sees that it was decrypted.",
		Mend: `resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.this.arn
    }
  }
}`,
		Practices: []string{"SEC08-BP01", "SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_145", "S3.17"},
		Types:     bucketTypes,
		Look:      bucketWant(insideOr(sseBlock, onKMS(sseBlock+"."+sseRule), bucketCompanion(sseBlock, onKMS(sseRule)))),
	},
	{
		ID: "s3-bucket-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "S3 bucket is not encrypted with a key of your own",
		Why:   "The policy of a key that AWS manages cannot be changed, so access to the data cannot be narrowed or taken away by the key.",
		Mend: `resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.this.arn
    }
  }
}`,
		Practices: []string{"SEC08-BP01", "SEC08-BP02"},
		Aliases:   []string{"AVD-AWS-0132", "CKV2_AWS_67"},
		Types:     bucketTypes,
		Look: bucketWant(insideOr(sseBlock,
			check.And(onKMS(sseBlock+"."+sseRule), check.OwnKey(sseBlock+"."+sseRule+".kms_master_key_id")),
			bucketCompanion(sseBlock, check.And(onKMS(sseRule), check.OwnKey(sseRule+".kms_master_key_id"))))),
	},
	{
		ID: "s3-bucket-key-named", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "S3 bucket's algorithm and key do not go together",
		Why:   "KMS without a key takes the one that AWS manages, and AES256 takes no key: what was meant is not what happens.",
		Mend: `resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.this.arn
    }
  }
}`,
		Practices: []string{"SEC08-BP01", "SEC08-BP02"},
		Aliases:   []string{"KICS:s3_bucket_sse_disabled"},
		Types:     append([]string{"aws_s3_bucket_server_side_encryption_configuration"}, bucketTypes...),
		Look:      bucketWant(check.And(check.Every(sseRule, goesTogether), check.Every(sseBlock+"."+sseRule, goesTogether))),
	},
	{
		ID: "s3-bucket-key", Family: check.Misconfiguration, Severity: check.Low,
		Title: "S3 bucket asks KMS for each object",
		Why:   "Without a bucket key every object is a request to KMS, which costs money and meets the limits of KMS under load.",
		Mend: `resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}`,
		Practices: []string{"PERF03-BP05", "COST05-BP03"},
		Types:     bucketTypes,
		Look: bucketWant(check.If(check.Or(check.OneOf(sseBlock+"."+sseRule+".sse_algorithm", "AES256", "aws:kms"), bucketCompanion(sseBlock, check.OneOf(sseRule+".sse_algorithm", "AES256", "aws:kms"))),
			insideOr(sseBlock, check.True(sseBlock+".rule.bucket_key_enabled", false), bucketCompanion(sseBlock, check.True("rule.bucket_key_enabled", false))))),
	},
	{
		ID: "s3-bucket-logging", Family: check.Logging, Severity: check.Medium,
		Title: "S3 bucket does not log who reads and writes",
		Why:   "After a leak nobody can tell which objects were taken, when, and by whom.",
		Mend: `resource "aws_s3_bucket_logging" "this" {
  bucket        = aws_s3_bucket.this.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "this/"
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_18", "AVD-AWS-0089", "KICS:s3_bucket_logging_disabled", "S3.9"},
		Types:     bucketTypes,
		Look: bucketWant(check.Or(
			insideOr("logging", check.Given("logging.target_bucket"), bucketCompanion("logging", check.Exists)),
			logSink)),
	},
	{
		ID: "s3-bucket-events", Family: check.Logging, Severity: check.Low,
		Title: "S3 bucket tells nobody of its events",
		Why:   "Objects that appear or vanish unexpectedly are noticed only by those who look.",
		Mend: `resource "aws_s3_bucket_notification" "this" {
  bucket      = aws_s3_bucket.this.id
  eventbridge = true
}`,
		Practices: []string{"SEC04-BP01", "REL06-BP03"},
		Aliases:   []string{"CKV2_AWS_62", "S3.11"},
		Types:     []string{"aws_s3_bucket"},
		Look: check.Want(bucketCompanion("notification", check.Or(
			check.Given("lambda_function"), check.Given("queue"), check.Given("topic"), check.True("eventbridge", false)))),
	},
	{
		ID: "s3-bucket-lifecycle", Family: check.Misconfiguration, Severity: check.Low,
		Title: "S3 bucket keeps everything forever",
		Why:   "Without a lifecycle old versions and forgotten objects pile up: they cost money, and are there to be leaked.",
		Mend: `resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    id     = "old-versions"
    status = "Enabled"
    filter {}
    noncurrent_version_expiration {
      noncurrent_days = 90
    }
  }
}`,
		Practices: []string{"SEC07-BP04", "COST04-BP05"},
		Aliases:   []string{"CKV2_AWS_61", "S3.10", "S3.13", "S3.25"},
		Types:     append([]string{"aws_s3_directory_bucket"}, bucketTypes...),
		Look: bucketWant(insideOr("lifecycle_rule",
			check.Some("lifecycle_rule", enabledRule),
			bucketCompanion("lifecycle_configuration", check.Some("rule", enabledRule)))),
	},
	{
		ID: "s3-lifecycle-abort-uploads", Family: check.Misconfiguration, Severity: check.Low,
		Title: "S3 lifecycle keeps the parts of failed uploads",
		Why:   "Parts of uploads that were never finished are in no listing, yet they are paid for.",
		Mend: `resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    id     = "failed-uploads"
    status = "Enabled"
    filter {}
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}`,
		Practices: []string{"COST04-BP05"},
		Aliases:   []string{"CKV_AWS_300"},
		Types:     append([]string{"aws_s3_bucket_lifecycle_configuration"}, bucketTypes...),
		Look: bucketWant(check.And(
			check.If(check.OfType("aws_s3_bucket_lifecycle_configuration"), check.Some("rule", check.And(enabledRule, abortsAll))),
			check.If(check.Given("lifecycle_rule"), check.Some("lifecycle_rule", check.And(enabledRule, abortsAll))))),
	},
	{
		ID: "s3-bucket-replication", Family: check.Backup, Severity: check.Low,
		Title: "S3 bucket is not replicated",
		Why:   "What a region loses, or an administrator deletes, has no copy elsewhere.",
		Mend: `resource "aws_s3_bucket_replication_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  role   = aws_iam_role.replication.arn
  rule {
    id     = "all"
    status = "Enabled"
    destination {
      bucket = aws_s3_bucket.copy.arn
    }
  }
}`,
		Practices: []string{"REL09-BP01", "REL10-BP01"},
		Aliases:   []string{"CKV_AWS_144", "S3.7"},
		Types:     bucketTypes,
		Look: bucketWant(check.Or(
			insideOr("replication_configuration",
				check.Some("replication_configuration.rules", enabledRule),
				bucketCompanion("replication_configuration", check.Some("rule", enabledRule))),
			check.With("aws_s3_bucket_replication_configuration", "rule.destination.bucket", check.Exists),
			check.With("aws_s3_bucket", "replication_configuration.rules.destination.bucket", check.Exists))),
	},
	{
		ID: "s3-object-lock", Family: check.Backup, Severity: check.Low,
		Title: "S3 bucket has object lock, but locks nothing",
		Why:   "Object lock without a default retention protects only what each uploader thinks of locking.",
		Mend: `resource "aws_s3_bucket_object_lock_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    default_retention {
      mode = "COMPLIANCE"
      days = 30
    }
  }
}`,
		Practices: []string{"REL09-BP02"},
		Aliases:   []string{"CKV_AWS_143", "S3.15"},
		Types:     bucketTypes,
		Look: bucketWant(check.And(
			check.If(check.Given("object_lock_configuration"), check.Or(
				check.OneOf("object_lock_configuration.object_lock_enabled", "", "Enabled"),
				check.Given("object_lock_configuration.rule.default_retention"))),
			check.If(check.True("object_lock_enabled", false), check.Or(
				check.Given("object_lock_configuration.rule.default_retention"),
				bucketCompanion("object_lock_configuration", check.Given("rule.default_retention")))))),
	},
}

// abortsAll wants a rule that ends unfinished uploads, and is not narrowed to some objects.
var abortsAll = check.And(
	check.Or(check.Given("abort_incomplete_multipart_upload"), check.AtLeast("abort_incomplete_multipart_upload_days", 1, 0)),
	check.Missing("prefix"), check.Missing("tags"),
	check.Every("filter", check.And(
		check.Missing("prefix"), check.Missing("tag"), check.Missing("tags"), check.Missing("and"),
		check.Missing("object_size_greater_than"), check.Missing("object_size_less_than"))),
)
