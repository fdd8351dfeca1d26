data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["backup:CopyIntoBackupVault"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_backup_vault_policy" "bad" {
  backup_vault_name = "orders"
  policy            = data.aws_iam_policy_document.open.json
}
