resource "aws_sns_topic" "bad_missing" {
  name = "orders"
}

resource "aws_sns_topic" "bad_empty" {
  name              = "invoices"
  kms_master_key_id = ""
}
