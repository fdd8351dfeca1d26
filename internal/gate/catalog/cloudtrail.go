package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// cloudtrail are the checks of trails and of event data stores.
var cloudtrail = append([]check.Check{
	{
		ID: "cloudtrail-enabled", Family: check.Logging, Severity: check.High,
		Title: "CloudTrail trail is switched off",
		Why:   "Nothing of what is done in the account is recorded.",
		Mend: `resource "aws_cloudtrail" "this" {
  enable_logging = true
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_251", "KICS:cloudtrail_logging_disabled", "CloudTrail.3"},
		Types:     []string{"aws_cloudtrail"},
		Look:      check.Want(check.True("enable_logging", true)),
		Fix:       &check.Fix{Path: "enable_logging", Value: "true"},
	},
	{
		ID: "cloudtrail-all-regions", Family: check.Logging, Severity: check.Medium,
		Title: "CloudTrail trail records one region only",
		Why:   "An intruder works in the regions that nobody uses, and there nothing is recorded.",
		Mend: `resource "aws_cloudtrail" "this" {
  is_multi_region_trail = true
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_67", "AVD-AWS-0014", "KICS:cloudtrail_multi_region_disabled", "CloudTrail.1"},
		Types:     []string{"aws_cloudtrail"},
		Look:      check.Want(check.True("is_multi_region_trail", false)),
		Fix:       &check.Fix{Path: "is_multi_region_trail", Value: "true"},
	},
	{
		ID: "cloudtrail-global-events", Family: check.Logging, Severity: check.Medium,
		Title: "CloudTrail trail leaves out global services",
		Why:   "What is done in IAM, STS and CloudFront, such as making new administrators, is not recorded.",
		Mend: `resource "aws_cloudtrail" "this" {
  include_global_service_events = true
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_cloudtrail"},
		Look:      check.Want(check.True("include_global_service_events", true)),
		Fix:       &check.Fix{Path: "include_global_service_events", Value: "true"},
	},
	{
		ID: "cloudtrail-validated", Family: check.Logging, Severity: check.Medium,
		Title: "CloudTrail trail's files can be changed unseen",
		Why:   "Without digests nobody can prove that a log file is what CloudTrail wrote, and that none is gone.",
		Mend: `resource "aws_cloudtrail" "this" {
  enable_log_file_validation = true
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_36", "AVD-AWS-0016", "KICS:cloudtrail_log_file_validation_disabled", "CloudTrail.4"},
		Types:     []string{"aws_cloudtrail"},
		Look:      check.Want(check.True("enable_log_file_validation", false)),
		Fix:       &check.Fix{Path: "enable_log_file_validation", Value: "true"},
	},
	{
		ID: "cloudtrail-encrypted", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "CloudTrail trail's files are not encrypted with a KMS key of your own",
		Why:   "Whoever may read the bucket reads everything that was done in the account; with a key, the right to decrypt is needed too.",
		Mend: `resource "aws_cloudtrail" "this" {
  kms_key_id = aws_kms_key.trail.arn
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_35", "AVD-AWS-0015", "KICS:cloudtrail_log_files_not_encrypted_with_kms", "CloudTrail.2"},
		Types:     []string{"aws_cloudtrail"},
		Look:      check.Want(check.OwnKey("kms_key_id")),
	},
	{
		ID: "cloudtrail-to-cloudwatch", Family: check.Logging, Severity: check.Low,
		Title: "CloudTrail trail does not send its events to CloudWatch",
		Why:   "In a bucket alone events wait to be searched for; in CloudWatch an alarm can go off within minutes.",
		Mend: `resource "aws_cloudtrail" "this" {
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn  = aws_iam_role.trail.arn
}`,
		Practices: []string{"SEC04-BP02", "SEC04-BP03"},
		Aliases:   []string{"CKV2_AWS_10", "AVD-AWS-0162", "KICS:cloudtrail_not_integrated_with_cloudwatch", "CloudTrail.5"},
		Types:     []string{"aws_cloudtrail"},
		Look:      check.Want(check.Given("cloud_watch_logs_group_arn")),
	},
	{
		ID: "cloudtrail-notifies", Family: check.Logging, Severity: check.Low,
		Title: "CloudTrail trail tells nobody of new files",
		Why:   "Without a topic, tools that look at the logs learn of them late, and a trail that has stopped is not noticed.",
		Mend: `resource "aws_cloudtrail" "this" {
  sns_topic_name = aws_sns_topic.trail.name
}`,
		Practices: []string{"SEC04-BP02"},
		Aliases:   []string{"CKV_AWS_252", "KICS:cloudtrail_sns_topic_name_undefined"},
		Types:     []string{"aws_cloudtrail"},
		Look:      check.Want(check.Given("sns_topic_name")),
	},
	{
		ID: "cloudtrail-management-events", Family: check.Logging, Severity: check.Medium,
		Title: "CloudTrail trail does not record all management events",
		Why:   "Reads or writes of the account's own settings are missing from the record of what was done.",
		Mend: `resource "aws_cloudtrail" "this" {
  event_selector {
    read_write_type           = "All"
    include_management_events = true
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_cloudtrail"},
		Look: check.Want(check.If(check.Given("event_selector"), check.Saying("no event_selector has all management events",
			check.Some("event_selector", check.And(
				check.True("include_management_events", true), check.OneOf("read_write_type", "All", "All")))))),
	},
	{
		ID: "cloudtrail-object-events", Family: check.Logging, Severity: check.Low,
		Title: "CloudTrail trail chooses its events, and leaves out those of objects in S3",
		Why:   "Who has read or removed which file cannot be told.",
		Mend: `resource "aws_cloudtrail" "this" {
  event_selector {
    read_write_type           = "All"
    include_management_events = true
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_cloudtrail"},
		Look: check.Want(check.If(check.Given("event_selector"), check.Saying("no event_selector has objects in S3",
			check.Some("event_selector", check.Some("data_resource", check.OneOf("type", "", "AWS::S3::Object")))))),
	},
	{
		ID: "cloudtrail-bucket-private", Family: check.Access, Severity: check.Critical,
		Title: "CloudTrail trail's bucket is public",
		Why:   "Everyone can read what is done in the account, by whom, from where and on what.",
		Mend: `resource "aws_s3_bucket_acl" "trail" {
  bucket = aws_s3_bucket.trail.id
  acl    = "private"
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"AVD-AWS-0161", "KICS:cloudtrail_log_files_s3_bucket_is_publicly_accessible", "CloudTrail.6"},
		Types:     []string{"aws_s3_bucket"},
		Look:      trailBucket(privateBucket),
	},
	{
		ID: "cloudtrail-bucket-logged", Family: check.Logging, Severity: check.Low,
		Title: "CloudTrail trail's bucket keeps no log of access",
		Why:   "Who has read or removed the record of the account is not recorded itself.",
		Mend: `resource "aws_s3_bucket_logging" "trail" {
  bucket        = aws_s3_bucket.trail.id
  target_bucket = aws_s3_bucket.access_logs.id
  target_prefix = "trail/"
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"AVD-AWS-0163", "KICS:cloudtrail_log_files_s3_bucket_with_logging_disabled", "CloudTrail.7"},
		Types:     []string{"aws_s3_bucket"},
		Look: trailBucket(check.Saying("it has no access log", check.Or(
			check.Given("logging.target_bucket"), check.With("aws_s3_bucket_logging", "bucket", check.Exists)))),
	},
	{
		ID: "cloudtrail-store-protected", Family: check.Backup, Severity: check.Medium,
		Title: "CloudTrail event data store can be deleted by one call",
		Why:   "Without termination protection a mistake, or an intruder, takes the record of the account away.",
		Mend: `resource "aws_cloudtrail_event_data_store" "this" {
  termination_protection_enabled = true
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_cloudtrail_event_data_store"},
		Look:      check.Want(check.True("termination_protection_enabled", true)),
		Fix:       &check.Fix{Path: "termination_protection_enabled", Value: "true"},
	},
	{
		ID: "cloudtrail-store-all-regions", Family: check.Logging, Severity: check.Low,
		Title: "CloudTrail event data store keeps the events of one region only",
		Why:   "What is done in other regions cannot be looked up.",
		Mend: `resource "aws_cloudtrail_event_data_store" "this" {
  multi_region_enabled = true
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_cloudtrail_event_data_store"},
		Look:      check.Want(check.True("multi_region_enabled", true)),
	},
}, ownKeys(
	ownKey{ID: "cloudtrail-store-customer-key", Noun: "CloudTrail event data store", Type: "aws_cloudtrail_event_data_store", Path: "kms_key_id",
		Aliases: []string{"CKV_AWS_294"}},
)...)

// trailBucket is a look at buckets that wants a condition of those that a trail writes to.
func trailBucket(c check.Condition) check.Look {
	return func(s *check.Subject) {
		if trails, _ := s.Linked("aws_cloudtrail", "s3_bucket_name"); len(trails) > 0 {
			check.Want(c)(s)
		}
	}
}

// privateBucket wants no canned ACL by which a bucket can be read by others, inline or beside it.
func privateBucket(s *check.Subject, b *config.Block) check.Answer {
	private := check.NoneOf("acl", "private", "public-read", "public-read-write", "authenticated-read", "website")
	acls, _ := s.Linked("aws_s3_bucket_acl", "bucket")
	answer := private(s, b)
	for _, acl := range acls {
		if a := private(s, acl.Block); a.Truth < answer.Truth {
			answer = a
		}
	}
	return answer
}
