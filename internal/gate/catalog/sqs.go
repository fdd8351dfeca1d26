package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// sqs are the checks of queues.
var sqs = asStore.also(slices.Concat(
	[]check.Check{
		{
			ID: "sqs-queue-encrypted", Family: check.EncryptionAtRest, Severity: check.Medium,
			Title:     "SQS queue is not said to be encrypted",
			Why:       "Messages wait on disk for up to two weeks. New queues are encrypted unless told otherwise; those made before October 2022 are not unless told to be.",
			Mend:      setting("aws_sqs_queue", "sqs_managed_sse_enabled", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_27", "AVD-AWS-0096", "KICS:sqs_with_sse_disabled", "SQS.1"},
			Types:     []string{"aws_sqs_queue"},
			Look:      check.Want(check.Or(check.True("sqs_managed_sse_enabled", false), check.Given("kms_master_key_id"), encryptedByModule)),
		},
		{
			ID: "sqs-dead-letter-queue", Family: check.Misconfiguration, Severity: check.Low,
			Title: "SQS queue has no dead-letter queue",
			Why:   "A message that cannot be handled comes back again and again, until it is dropped unseen.",
			Mend: `resource "aws_sqs_queue" "this" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 5
  })
}`,
			Practices: []string{"REL05-BP01"},
			Types:     []string{"aws_sqs_queue"},
			Look: check.Want(check.Saying("it has no redrive_policy", check.Or(check.Given("redrive_policy"),
				check.With("aws_sqs_queue_redrive_policy", "queue_url", check.Exists), takesDeadLetters))),
		},
	},
	ownKeys(ownKey{ID: "sqs-queue-customer-key", Noun: "SQS queue", Type: "aws_sqs_queue", Path: "kms_master_key_id", Aliases: []string{"CKV2_AWS_73", "AVD-AWS-0135"}}),
))

// takesDeadLetters wants the queue to be one that others, or functions and
// topics, send their dead letters to.
func takesDeadLetters(s *check.Subject, b *config.Block) check.Answer {
	answer := check.Or(check.Given("redrive_allow_policy"), check.With("aws_sqs_queue", "redrive_policy", check.Exists),
		check.With("aws_sqs_queue_redrive_policy", "redrive_policy", check.Exists),
		check.With("aws_sqs_queue_redrive_allow_policy", "queue_url", check.Exists),
		check.With("aws_lambda_function", "dead_letter_config.target_arn", check.Exists),
		check.With("aws_sns_topic_subscription", "redrive_policy", check.Exists),
		check.With("aws_cloudwatch_event_target", "dead_letter_config.arn", check.Exists),
		check.With("aws_scheduler_schedule", "target.dead_letter_config.arn", check.Exists))(s, b)
	name, _ := s.Get("name").Text("")
	if named := s.Name + " " + name; strings.Contains(named, "dlq") || strings.Contains(named, "dead") {
		answer.Truth = config.Yes
	}
	return answer
}
