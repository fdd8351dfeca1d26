resource "aws_mq_broker" "bad" {
  broker_name = "orders"
}

resource "aws_mq_broker" "bad_false" {
  auto_minor_version_upgrade = false
}
