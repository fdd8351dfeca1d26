resource "aws_iam_user" "orders" {
  name = "orders"
}

resource "aws_iam_group_membership" "operators" {
  name  = "operators"
  group = "operators"
  users = [aws_iam_user.orders.name]
}
