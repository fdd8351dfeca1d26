resource "aws_kms_key" "messages" {}

resource "aws_sns_topic" "orders" {
  kms_master_key_id = aws_kms_key.messages.id
}

resource "aws_sns_topic" "invoices" {
  kms_master_key_id = "alias/aws/sns"
}
