resource "aws_iam_account_alias" "cambio" {
  account_alias = "cambio"
}

resource "aws_accessanalyzer_analyzer" "cambio" {
  analyzer_name = "cambio"
}
