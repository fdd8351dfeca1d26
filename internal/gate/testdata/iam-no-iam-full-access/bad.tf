resource "aws_iam_role_policy_attachment" "bad" {
  role       = "orders"
  policy_arn = "arn:aws:iam::aws:policy/IAMFullAccess"
}

data "aws_iam_policy" "bad_data" {
  arn = "arn:aws:iam::aws:policy/IAMFullAccess"
}
