resource "aws_iam_group" "bad" {
  name = "operators"
}
