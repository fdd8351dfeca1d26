variable "audit" {
  type    = bool
  default = false
}

resource "aws_mq_broker" "bad" {
  engine_type = "ActiveMQ"
  logs {
    audit = var.audit
  }
}
