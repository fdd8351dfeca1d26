resource "aws_sqs_queue" "bad_missing" {
  name = "orders"
}

resource "aws_sqs_queue" "bad_false" {
  name                    = "invoices"
  sqs_managed_sse_enabled = false
}

resource "aws_sqs_queue" "bad_empty" {
  name              = "reports"
  kms_master_key_id = ""
}
