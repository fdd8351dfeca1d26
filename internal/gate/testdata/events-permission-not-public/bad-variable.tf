locals {
  principal = "*"
}

resource "aws_cloudwatch_event_permission" "bad" {
  principal    = "${local.principal}"
  statement_id = "orders"
}
