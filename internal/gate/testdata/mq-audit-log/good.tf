resource "aws_mq_broker" "orders" {
  engine_type = "ActiveMQ"

  logs {
    general = true
    audit   = "true"
  }
}

resource "aws_mq_broker" "rabbit" {
  engine_type = "RabbitMQ"

  logs {
    general = true
  }
}
