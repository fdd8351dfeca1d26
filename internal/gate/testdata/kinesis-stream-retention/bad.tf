resource "aws_kinesis_stream" "bad" {
  name = "orders"
}

resource "aws_kinesis_stream" "bad_short" {
  retention_period = 48
}
