resource "aws_iam_user" "orders" {
  name = "orders"
}

resource "aws_iam_user_group_membership" "orders" {
  user   = aws_iam_user.orders.name
  groups = ["operators"]
}
