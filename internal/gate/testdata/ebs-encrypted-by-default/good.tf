resource "aws_ebs_encryption_by_default" "stated" {
  enabled = true
}

resource "aws_ebs_encryption_by_default" "by_default" {}
