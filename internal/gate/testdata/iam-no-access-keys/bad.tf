resource "aws_iam_access_key" "bad" {
  user = "orders"
}

resource "aws_iam_access_key" "bad_active" {
  user   = "orders"
  status = "Active"
}
