package catalog

import "flota.dev/flota/internal/gate/check"

// ai are the checks of services that read, speak and answer.
var ai = append([]check.Check{
	{
		ID: "bedrock-agent-guarded", Family: check.Access, Severity: check.Low,
		Title: "Bedrock agent has no guardrail",
		Why:   "Users can talk the agent into giving away its instructions, or data that is not theirs.",
		Mend: `resource "aws_bedrockagent_agent" "this" {
  guardrail_configuration {
    guardrail_identifier = aws_bedrock_guardrail.this.guardrail_id
    guardrail_version    = "1"
  }
}`,
		Practices: []string{"SEC11-BP01"},
		Aliases:   []string{"CKV_AWS_383"},
		Types:     []string{"aws_bedrockagent_agent"},
		Look:      check.Want(check.Given("guardrail_configuration")),
	},
	{
		ID: "bedrock-invocations-logged", Family: check.Logging, Severity: check.Low,
		Title: "Bedrock's log of invocations goes nowhere",
		Why:   "Who asked a model for what, and what it said, cannot be looked up.",
		Mend: `resource "aws_bedrock_model_invocation_logging_configuration" "this" {
  logging_config {
    text_data_delivery_enabled = true
    s3_config {
      bucket_name = aws_s3_bucket.this.id
    }
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_bedrock_model_invocation_logging_configuration"},
		Look: check.Want(check.And(
			check.Or(check.Given("logging_config.cloudwatch_config"), check.Given("logging_config.s3_config")),
			check.True("logging_config.text_data_delivery_enabled", true))),
	},
	{
		ID: "connect-flow-logs", Family: check.Logging, Severity: check.Low,
		Title: "Connect instance does not log its flows of contacts",
		Why:   "Why a caller was lost, or ended in the wrong place, cannot be told.",
		Mend: `resource "aws_connect_instance" "this" {
  contact_flow_logs_enabled = true
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"Connect.2"},
		Types:     []string{"aws_connect_instance"},
		Look:      check.Want(check.True("contact_flow_logs_enabled", false)),
		Fix:       &check.Fix{Path: "contact_flow_logs_enabled", Value: "true"},
	},
}, ownKeys(
	ownKey{ID: "bedrock-agent-customer-key", Noun: "Bedrock agent", Type: "aws_bedrockagent_agent", Also: []string{"aws_bedrockagent_flow"},
		Path: "customer_encryption_key_arn", Aliases: []string{"CKV_AWS_373", "CKV_AWS_394"}},
	ownKey{ID: "bedrock-guardrail-customer-key", Noun: "Bedrock guardrail", Type: "aws_bedrock_guardrail", Path: "kms_key_arn"},
	ownKey{ID: "bedrock-model-customer-key", Noun: "Bedrock custom model", Type: "aws_bedrock_custom_model", Path: "custom_model_kms_key_id"},
	ownKey{ID: "comprehend-model-customer-key", Noun: "Comprehend model", Type: "aws_comprehend_entity_recognizer", Also: []string{"aws_comprehend_document_classifier"},
		Path: "model_kms_key_id", Aliases: []string{"CKV_AWS_267"}},
	ownKey{ID: "comprehend-volume-customer-key", Noun: "Comprehend model's training volume", Type: "aws_comprehend_entity_recognizer",
		Also: []string{"aws_comprehend_document_classifier"}, Path: "volume_kms_key_id", Aliases: []string{"CKV_AWS_268"}},
	ownKey{ID: "kendra-customer-key", Noun: "Kendra index", Type: "aws_kendra_index", Path: "server_side_encryption_configuration.kms_key_id",
		Aliases: []string{"CKV_AWS_262"}},
	ownKey{ID: "connect-video-customer-key", Noun: "Connect's video streams", Type: "aws_connect_instance_storage_config",
		Path: "storage_config.kinesis_video_stream_config.encryption_config.key_id",
		When: check.Given("storage_config.kinesis_video_stream_config"), Aliases: []string{"CKV_AWS_269"}},
	ownKey{ID: "connect-files-customer-key", Noun: "Connect's files in S3", Type: "aws_connect_instance_storage_config",
		Path: "storage_config.s3_config.encryption_config.key_id", When: check.Given("storage_config.s3_config"), Aliases: []string{"CKV_AWS_270"}},
)...)
