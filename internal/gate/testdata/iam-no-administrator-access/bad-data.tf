data "aws_iam_policy" "bad" {
  name = "AdministratorAccess"
}

resource "aws_iam_role_policy_attachment" "bad_reference" {
  role       = "orders"
  policy_arn = data.aws_iam_policy.bad.arn
}
