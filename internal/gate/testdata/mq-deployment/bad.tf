resource "aws_mq_broker" "bad" {
  broker_name = "orders"
}

resource "aws_mq_broker" "bad_single" {
  deployment_mode = "SINGLE_INSTANCE"
}
