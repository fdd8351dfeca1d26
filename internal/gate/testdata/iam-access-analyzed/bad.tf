resource "aws_iam_account_alias" "bad" {
  account_alias = "cambio"
}
