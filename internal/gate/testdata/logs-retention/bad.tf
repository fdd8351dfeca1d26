resource "aws_cloudwatch_log_group" "bad" {
  name = "orders"
}

resource "aws_cloudwatch_log_group" "bad_never" {
  for_each          = { invoices = 0, ledger = 0 }
  name              = each.key
  retention_in_days = each.value
}
