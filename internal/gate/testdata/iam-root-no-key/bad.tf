resource "aws_iam_access_key" "bad" {
  user = "root"
}

resource "aws_iam_access_key" "bad_active" {
  user   = "root"
  status = "Active"
}
