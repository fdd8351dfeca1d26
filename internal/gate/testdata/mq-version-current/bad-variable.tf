variable "engine_version" {
  type    = string
  default = "5.15.16"
}

resource "aws_mq_broker" "bad" {
  engine_type    = "ActiveMQ"
  engine_version = var.engine_version
}
