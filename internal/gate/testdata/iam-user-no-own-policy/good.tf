resource "aws_iam_policy_attachment" "shared" {
  name       = "shared"
  groups     = ["operators"]
  roles      = ["orders"]
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_group_policy_attachment" "operators" {
  group      = "operators"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
