resource "aws_iam_user" "orders" {
  name = "orders"
}

resource "aws_iam_access_key" "first" {
  user = aws_iam_user.orders.name
}

resource "aws_iam_access_key" "second" {
  user   = aws_iam_user.orders.name
  status = "Inactive"
}
