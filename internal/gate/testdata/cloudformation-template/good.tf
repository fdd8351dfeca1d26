resource "aws_cloudformation_stack" "orders" {
  name         = "orders"
  template_url = "https://orders.example/template.json"
}

resource "aws_cloudformation_stack_set" "orders" {
  name          = "orders"
  template_body = <<EOF
Resources: {}
EOF
}
