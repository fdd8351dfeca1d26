resource "aws_mq_broker" "active" {
  deployment_mode = "ACTIVE_STANDBY_MULTI_AZ"
}

resource "aws_mq_broker" "rabbit" {
  engine_type     = "RabbitMQ"
  deployment_mode = "CLUSTER_MULTI_AZ"
}
