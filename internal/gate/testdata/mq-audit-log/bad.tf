resource "aws_mq_broker" "bad_missing" {
  engine_type = "ActiveMQ"
}

resource "aws_mq_broker" "bad_general_only" {
  engine_type = "ActiveMQ"

  logs {
    general = true
  }
}

resource "aws_mq_broker" "bad_false" {
  engine_type = "ActiveMQ"

  logs {
    general = true
    audit   = false
  }
}
