resource "aws_cloudwatch_event_permission" "orders" {
  principal    = "111122223333"
  statement_id = "orders"
}

resource "aws_cloudwatch_event_permission" "organization" {
  principal    = "*"
  statement_id = "orders"

  condition {
    key   = "aws:PrincipalOrgID"
    type  = "StringEquals"
    value = "o-a1b2c3d4e5"
  }
}
