resource "aws_kinesis_stream" "orders" {
  retention_period = 168
}
