resource "aws_iam_access_key" "orders" {
  user = "orders"
}

resource "aws_iam_access_key" "inactive" {
  user   = "root"
  status = "Inactive"
}
