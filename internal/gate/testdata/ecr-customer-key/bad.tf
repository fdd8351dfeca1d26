resource "aws_ecr_repository" "bad" {
  name = "orders"
}

resource "aws_ecr_repository" "bad_aes" {
  name = "invoices"
  encryption_configuration {
    encryption_type = "AES256"
  }
}

data "aws_kms_alias" "ecr" {
  name = "alias/aws/ecr"
}

resource "aws_ecr_repository" "bad_managed" {
  name = "ledger"
  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = data.aws_kms_alias.ecr.target_key_arn
  }
}
