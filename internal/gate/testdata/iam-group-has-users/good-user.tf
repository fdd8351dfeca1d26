resource "aws_iam_group" "operators" {
  name = "operators"
}

resource "aws_iam_user_group_membership" "orders" {
  user   = "orders"
  groups = [aws_iam_group.operators.name]
}
