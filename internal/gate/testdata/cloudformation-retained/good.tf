resource "aws_cloudformation_stack_set_instance" "orders" {
  stack_set_name = "orders"
  retain_stack   = true
}

resource "aws_cloudformation_stack_instances" "orders" {
  stack_set_name = "orders"
  retain_stacks  = true
}

resource "aws_cloudformation_stack_set" "orders" {
  name          = "orders"
  template_body = "{}"
}
