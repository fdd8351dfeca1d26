resource "aws_cloudformation_stack" "bad" {
  name = "orders"
}

resource "aws_cloudformation_stack" "bad_2" {
  name              = "orders"
  notification_arns = []
}
