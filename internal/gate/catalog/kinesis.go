package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

const (
	stream   = "aws_kinesis_stream"
	firehose = "aws_kinesis_firehose_delivery_stream"
)

// kinesis are the checks of Kinesis streams, of Firehose and of video streams.
var kinesis = slices.Concat(
	[]check.Check{
		{
			ID: "kinesis-stream-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "Kinesis stream stores its records unencrypted",
			Why:       "Records lie on disk for a day or more, and whoever gets at them reads them.",
			Mend:      setting(stream, "encryption_type", `"KMS"`),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_43", "AVD-AWS-0064", "KICS:kinesis_not_encrypted_with_kms", "Kinesis.1"},
			Types:     []string{stream},
			Look:      check.Want(check.And(check.OneOf("encryption_type", "NONE", "KMS"), check.Given("kms_key_id"))),
		},
		{
			ID: "kinesis-stream-retention", Family: check.Backup, Severity: check.Low,
			Title:     "Kinesis stream keeps its records for less than a week",
			Why:       "A consumer that fails over a long weekend finds the records gone.",
			Mend:      setting(stream, "retention_period", "168"),
			Practices: []string{"REL09-BP03"},
			Aliases:   []string{"Kinesis.3"},
			Types:     []string{stream},
			Look:      check.Want(check.AtLeast("retention_period", 168, 24)),
		},
		{
			ID: "firehose-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "Firehose stream stores its records unencrypted",
			Why:       "Records lie on disk until they are delivered, for a day where the destination fails.",
			Mend:      setting(firehose, "server_side_encryption.enabled", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_240", "KICS:kinesis_sse_not_configured", "DataFirehose.1"},
			Types:     []string{firehose},
			Look: check.Want(check.If(directPut, check.And(check.True("server_side_encryption.enabled", false),
				check.OneOf("server_side_encryption.key_type", "AWS_OWNED_CMK", "AWS_OWNED_CMK", "CUSTOMER_MANAGED_CMK"),
				check.If(check.OneOf("server_side_encryption.key_type", "", "CUSTOMER_MANAGED_CMK"), check.Given("server_side_encryption.key_arn"))))),
		},
		{
			ID: "firehose-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
			Title: "Firehose stream is not encrypted with a key of your own",
			Why:   "The policy of a key that AWS owns cannot be changed: who may decrypt cannot be narrowed, nor taken away.",
			Mend: `resource "aws_kinesis_firehose_delivery_stream" "this" {
  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = aws_kms_key.this.arn
  }
}`,
			Practices: []string{"SEC08-BP01", "SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_241"},
			Types:     []string{firehose},
			Look: check.Want(check.If(directPut, check.And(
				check.OneOf("server_side_encryption.key_type", "AWS_OWNED_CMK", "CUSTOMER_MANAGED_CMK"), check.OwnKey("server_side_encryption.key_arn")))),
		},
		{
			ID: "firehose-destination-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
			Title:     "Firehose stream writes to S3 without a key of your own",
			Why:       "What it delivers, and what it could not deliver, is then protected by whatever the bucket does by default.",
			Mend:      setting(firehose, "extended_s3_configuration.kms_key_arn", "aws_kms_key.this.arn"),
			Practices: []string{"SEC08-BP01", "SEC08-BP02"},
			Types:     []string{firehose},
			Look:      check.Want(check.And(check.Every("extended_s3_configuration", check.OwnKey("kms_key_arn")), check.Every("s3_configuration", check.OwnKey("kms_key_arn")))),
		},
		{
			ID: "firehose-delivery-log", Family: check.Logging, Severity: check.Low,
			Title:     "Firehose stream does not log what it could not deliver",
			Why:       "Records that the destination refuses are lost after a day, and nobody is told.",
			Mend:      setting(firehose, "extended_s3_configuration.cloudwatch_logging_options.enabled", "true"),
			Practices: []string{"SEC04-BP01"},
			Types:     []string{firehose},
			Look:      check.Want(logsDelivery),
		},
		{
			ID: "firehose-https", Family: check.EncryptionInTransit, Severity: check.High,
			Title:     "Firehose stream delivers by plain HTTP",
			Why:       "Records and the access key of the destination cross the internet in the clear.",
			Mend:      setting(firehose, "http_endpoint_configuration.url", `"https://collector.example.com"`),
			Practices: []string{"SEC09-BP02"},
			Types:     []string{firehose},
			Look: check.Want(check.And(
				check.Every("http_endpoint_configuration", check.Not(check.Match("url", "", `(?i)^http:`), "url is plain HTTP")),
				check.Every("splunk_configuration", check.Not(check.Match("hec_endpoint", "", `(?i)^http:`), "hec_endpoint is plain HTTP")))),
		},
	},
	ownKeys(
		ownKey{ID: "kinesis-stream-customer-key", Noun: "Kinesis stream", Type: stream, Path: "kms_key_id", Aliases: []string{"CKV_AWS_185"}},
		ownKey{ID: "kinesis-video-customer-key", Noun: "Kinesis video stream", Type: "aws_kinesis_video_stream", Path: "kms_key_id", Aliases: []string{"CKV_AWS_177"}},
	),
)

// directPut: records come from no stream, which would encrypt them itself.
var directPut = check.And(check.Missing("kinesis_source_configuration"), check.Missing("msk_source_configuration"))

// logsDelivery wants every destination to log to CloudWatch.
func logsDelivery(s *check.Subject, b *config.Block) check.Answer {
	worst := check.Answer{Truth: config.Yes}
	for _, n := range b.Blocks {
		if !strings.HasSuffix(n.Kind, "_configuration") || strings.HasSuffix(n.Kind, "source_configuration") || n.Kind == "s3_configuration" {
			continue
		}
		a := check.True("cloudwatch_logging_options.enabled", false)(s, n)
		a.Got = n.Kind + " has no cloudwatch_logging_options that are enabled"
		if a.Truth < worst.Truth {
			worst = a
		}
	}
	return worst
}
