resource "aws_cloudformation_stack" "bad" {
  name = "orders"
}

resource "aws_cloudformation_stack_set" "bad" {
  name = "orders"
}
