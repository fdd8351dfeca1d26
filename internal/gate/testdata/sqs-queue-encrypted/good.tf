resource "aws_sqs_queue" "managed" {
  sqs_managed_sse_enabled = true
}

resource "aws_sqs_queue" "key" {
  kms_master_key_id                 = "alias/aws/sqs"
  kms_data_key_reuse_period_seconds = 300
}
