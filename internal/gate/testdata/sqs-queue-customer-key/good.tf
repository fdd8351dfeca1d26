resource "aws_kms_key" "messages" {}

resource "aws_sqs_queue" "orders" {
  kms_master_key_id = aws_kms_key.messages.id
}
