package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// policyTLS are the checks that a resource turns away what comes without TLS.
var policyTLS = []check.Check{
	{
		ID: "s3-policy-tls-only", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "S3 bucket answers requests without TLS",
		Why:   "What travels in the clear can be read and changed on its way.",
		Mend: `resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_379", "KICS:s3_bucket_policy_accepts_http_requests", "S3.5"},
		Types:     []string{"aws_s3_bucket", "aws_s3_bucket_policy"},
		Look:      policyOverTLS{"aws_s3_bucket", "aws_s3_bucket_policy", "bucket", "s3:GetObject", true}.look,
	},
	{
		ID: "sns-policy-tls-only", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "SNS topic takes messages without TLS",
		Why:   "What travels in the clear can be read and changed on its way.",
		Mend: `resource "aws_sns_topic_policy" "this" {
  arn = aws_sns_topic.this.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.this.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_sns_topic", "aws_sns_topic_policy"},
		Look:      policyOverTLS{"aws_sns_topic", "aws_sns_topic_policy", "arn", "sns:Publish", false}.look,
	},
	{
		ID: "sqs-policy-tls-only", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "SQS queue takes messages without TLS",
		Why:   "What travels in the clear can be read and changed on its way.",
		Mend: `resource "aws_sqs_queue_policy" "this" {
  queue_url = aws_sqs_queue.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = aws_sqs_queue.this.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_sqs_queue", "aws_sqs_queue_policy"},
		Look:      policyOverTLS{"aws_sqs_queue", "aws_sqs_queue_policy", "queue_url", "sqs:SendMessage", false}.look,
	},
	{
		ID: "efs-policy-tls-only", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "EFS file system can be mounted without TLS",
		Why:   "What travels in the clear can be read and changed on its way.",
		Mend: `resource "aws_efs_file_system_policy" "this" {
  file_system_id = aws_efs_file_system.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_efs_file_system_policy"},
		Look:      policyOverTLS{"", "aws_efs_file_system_policy", "file_system_id", "elasticfilesystem:ClientMount", true}.look,
	},
}

// policyOverTLS looks at a resource and at the policies that are written for it.
type policyOverTLS struct {
	owner, policy, attribute string
	// action is one that must not be done without TLS.
	action string
	// always is set where having no policy at all is bad too.
	always bool
}

func (o policyOverTLS) look(s *check.Subject) {
	if check.TypeOf(s.Resource) == o.policy {
		if o.owner == "" || len(s.Named(s.Get(o.attribute), o.owner)) == 0 {
			o.judge(s, policiesOf(s), s.Get("policy"))
		}
		return
	}
	all := policiesOf(s)
	linked, sure := s.Linked(o.policy, o.attribute)
	for _, r := range linked {
		all = append(all, policiesOf(&check.Subject{Resource: r, World: s.World})...)
	}
	v := s.Get("policy")
	switch {
	case len(all) > 0:
		o.judge(s, all, all[0].value)
	case !o.always:
	case !sure:
		s.Unsure(v, "it is not known which %s is its", o.policy)
	default:
		s.Fail(v, "no policy denies requests without TLS")
	}
}

func (o policyOverTLS) judge(s *check.Subject, all []*policyDocument, v config.Value) {
	best := iam.No
	for _, d := range all {
		if d.Policy == nil && d.err == nil {
			best = max(best, iam.Unknown)
		} else if d.Policy != nil {
			best = max(best, d.TLSOnly(o.action))
		}
	}
	switch best {
	case iam.No:
		s.Fail(v, "the policy does not deny requests without TLS")
	case iam.Unknown:
		s.Unsure(v, "it is not known whether the policy denies requests without TLS")
	}
}
