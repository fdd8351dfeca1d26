resource "aws_iam_user" "bad" {
  name = "orders"
}

resource "aws_iam_user" "other" {
  name = "invoices"
}

resource "aws_iam_user_group_membership" "invoices" {
  user   = aws_iam_user.other.name
  groups = ["operators"]
}
