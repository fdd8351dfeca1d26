resource "aws_cloudformation_stack_set_instance" "bad" {
  stack_set_name = "orders"
}

resource "aws_cloudformation_stack_set_instance" "bad_off" {
  stack_set_name = "orders"
  retain_stack   = false
}

resource "aws_cloudformation_stack_instances" "bad" {
  stack_set_name = "orders"
  retain_stacks  = false
}

resource "aws_cloudformation_stack_set" "bad" {
  name          = "orders"
  template_body = "{}"
  auto_deployment {
    enabled                          = true
    retain_stacks_on_account_removal = false
  }
}
