resource "aws_kinesis_stream" "bad_missing" {
  name = "orders"
}

resource "aws_kinesis_stream" "bad_none" {
  name            = "invoices"
  encryption_type = "NONE"
}
