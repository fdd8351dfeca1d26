resource "aws_mq_broker" "bad_missing" {
  engine_type = "ActiveMQ"
}

resource "aws_mq_broker" "bad_audit_only" {
  engine_type = "ActiveMQ"

  logs {
    audit = true
  }
}
