resource "aws_iam_role_policy_attachment" "bad" {
  role       = "orders"
  policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"
}

resource "aws_iam_group_policy_attachment" "bad_job" {
  group      = "operators"
  policy_arn = "arn:aws:iam::aws:policy/job-function/SystemAdministrator"
}
