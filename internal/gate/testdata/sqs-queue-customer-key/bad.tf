resource "aws_sqs_queue" "bad_managed" {
  kms_master_key_id = "alias/aws/sqs"
}

resource "aws_sqs_queue" "bad_sse" {
  sqs_managed_sse_enabled = true
}
