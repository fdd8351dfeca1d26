resource "aws_mq_broker" "active" {
  engine_type    = "ActiveMQ"
  engine_version = "5.18"
}

resource "aws_mq_broker" "rabbit" {
  engine_type    = "RabbitMQ"
  engine_version = "3.13"
}
