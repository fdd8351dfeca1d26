resource "aws_iam_access_key" "orders" {
  user   = "orders"
  status = "Inactive"
}
