resource "aws_iam_user" "bad" {
  name = "orders"
}

resource "aws_iam_user" "bad_many" {
  for_each = toset(["invoices", "cambio"])
  name     = each.key
}
