data "aws_iam_policy_document" "mount" {
  statement {
    actions = ["elasticfilesystem:ClientMount"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/orders"]
    }
  }
}

resource "aws_efs_file_system_policy" "bad" {
  file_system_id = "fs-1"
  policy         = data.aws_iam_policy_document.mount.json
}
