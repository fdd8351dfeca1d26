resource "aws_mq_broker" "bad" {
  publicly_accessible = true
}
