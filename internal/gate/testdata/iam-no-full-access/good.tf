resource "aws_iam_role_policy_attachment" "orders" {
  role       = "orders"
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
}

resource "aws_iam_role_policy_attachment" "worse" {
  role       = "orders"
  policy_arn = "arn:aws:iam::aws:policy/IAMFullAccess"
}
