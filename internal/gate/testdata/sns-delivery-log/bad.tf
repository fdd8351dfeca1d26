resource "aws_sns_topic" "bad" {
  name = "orders"
}
