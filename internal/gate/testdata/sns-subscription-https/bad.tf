resource "aws_sns_topic_subscription" "bad" {
  topic_arn = "arn:aws:sns:eu-west-1:123456789012:orders"
  protocol  = "http"
  endpoint  = "http://hooks.example.com/orders"
}
