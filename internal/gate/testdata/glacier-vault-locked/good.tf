resource "aws_glacier_vault" "archive" {
  name = "archive"
}

resource "aws_glacier_vault_lock" "archive" {
  vault_name    = aws_glacier_vault.archive.name
  complete_lock = true
  policy        = "{}"
}
