resource "aws_mq_broker" "bad_active" {
  engine_type    = "ActiveMQ"
  engine_version = "5.15.0"
}

resource "aws_mq_configuration" "bad_rabbit" {
  engine_type    = "RabbitMQ"
  engine_version = "3.6"
}
