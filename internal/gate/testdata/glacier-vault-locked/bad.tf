resource "aws_glacier_vault" "bad" {
  name = "archive"
}

resource "aws_glacier_vault" "bad_tried" {
  name = "ledger"
}

resource "aws_glacier_vault_lock" "tried" {
  vault_name    = aws_glacier_vault.bad_tried.name
  complete_lock = false
  policy        = "{}"
}
