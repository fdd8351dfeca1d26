resource "aws_cloudformation_stack" "orders" {
  name        = "orders"
  policy_body = "{}"
}

resource "aws_cloudformation_stack" "invoices" {
  name       = "orders"
  policy_url = "https://orders.example/policy.json"
}
