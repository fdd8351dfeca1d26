resource "aws_cloudformation_stack" "orders" {
  name              = "orders"
  notification_arns = ["arn:aws:sns:us-east-1:111111111111:orders"]
}
