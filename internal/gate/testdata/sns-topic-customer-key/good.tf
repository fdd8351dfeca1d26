resource "aws_kms_key" "messages" {}

data "aws_kms_alias" "messages" {
  name = "alias/messages"
}

resource "aws_sns_topic" "orders" {
  kms_master_key_id = aws_kms_key.messages.arn
}

resource "aws_sns_topic" "invoices" {
  kms_master_key_id = data.aws_kms_alias.messages.target_key_arn
}
