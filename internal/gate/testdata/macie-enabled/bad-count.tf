resource "aws_macie2_account" "bad" {
  count = 2

  status = "PAUSED"
}
