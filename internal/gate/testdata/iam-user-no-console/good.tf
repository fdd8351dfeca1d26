resource "aws_iam_user" "orders" {
  name = "orders"
}

resource "aws_iam_access_key" "orders" {
  user = aws_iam_user.orders.name
}
