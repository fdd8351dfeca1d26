resource "aws_iam_group" "bad" {
  name = "operators"
}

resource "aws_iam_group_membership" "nobody" {
  name  = "nobody"
  group = aws_iam_group.bad.name
  users = []
}
