package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

// sns are the checks of topics and their subscriptions.
var sns = asStore.also(slices.Concat(
	[]check.Check{
		{
			ID: "sns-topic-encrypted", Family: check.EncryptionAtRest, Severity: check.Medium,
			Title:     "SNS topic stores its messages unencrypted",
			Why:       "Messages wait on disk for subscribers that cannot be reached, and nothing records who reads them there.",
			Mend:      setting("aws_sns_topic", "kms_master_key_id", "aws_kms_key.this.id"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_26", "AVD-AWS-0095", "KICS:sns_topic_not_encrypted", "SNS.1"},
			Types:     []string{"aws_sns_topic"},
			Look:      check.Want(check.Given("kms_master_key_id")),
		},
		{
			ID: "sns-subscription-https", Family: check.EncryptionInTransit, Severity: check.High,
			Title:     "SNS subscription delivers by plain HTTP",
			Why:       "Messages cross the internet in the clear, and can be changed on the way.",
			Mend:      setting("aws_sns_topic_subscription", "protocol", `"https"`),
			Practices: []string{"SEC09-BP02"},
			Types:     []string{"aws_sns_topic_subscription"},
			Look:      check.Want(check.NoneOf("protocol", "", "http")),
		},
		{
			ID: "sns-delivery-log", Family: check.Logging, Severity: check.Low,
			Title:     "SNS topic does not log what it could not deliver",
			Why:       "Notifications that never arrive, alarms among them, are missed by nobody.",
			Mend:      setting("aws_sns_topic", "sqs_failure_feedback_role_arn", "aws_iam_role.sns_log.arn"),
			Practices: []string{"SEC04-BP01"},
			Aliases:   []string{"SNS.2"},
			Types:     []string{"aws_sns_topic"},
			Look: check.Want(check.Saying("no …_failure_feedback_role_arn is set", check.Or(
				check.Given("sqs_failure_feedback_role_arn"), check.Given("lambda_failure_feedback_role_arn"), check.Given("http_failure_feedback_role_arn"),
				check.Given("application_failure_feedback_role_arn"), check.Given("firehose_failure_feedback_role_arn")))),
		},
	},
	ownKeys(ownKey{ID: "sns-topic-customer-key", Noun: "SNS topic", Type: "aws_sns_topic", Path: "kms_master_key_id",
		Aliases: []string{"AVD-AWS-0136", "KICS:sns_topic_encrypted_with_aws_managed_key"}}),
))
