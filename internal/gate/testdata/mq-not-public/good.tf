resource "aws_mq_broker" "orders" {
  broker_name = "orders"
}
