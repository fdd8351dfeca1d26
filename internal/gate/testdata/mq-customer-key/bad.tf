resource "aws_mq_broker" "bad" {
  broker_name = "orders"
}

resource "aws_mq_broker" "bad_owned" {
  encryption_options {
    use_aws_owned_key = true
  }
}
