resource "aws_cloudformation_stack" "bad" {
  name = "orders"
}
