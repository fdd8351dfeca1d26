data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["elasticfilesystem:ClientMount"]
    resources = ["arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_efs_file_system_policy" "bad" {
  file_system_id = "fs-1"
  policy         = data.aws_iam_policy_document.open.json
}
