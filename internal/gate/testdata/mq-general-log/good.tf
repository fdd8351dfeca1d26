resource "aws_mq_broker" "orders" {
  engine_type = "RabbitMQ"

  logs {
    general = true
  }
}
