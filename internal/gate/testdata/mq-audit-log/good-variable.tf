variable "audit" {
  type    = bool
  default = true
}

resource "aws_mq_broker" "orders" {
  engine_type = "ActiveMQ"
  logs {
    audit = var.audit
  }
}
