variable "cloudwatch_encryption_mode" {
  default = "SSE-KMS"
}

variable "job_bookmarks_encryption_mode" {
  default = "CSE-KMS"
}

variable "s3_encryption_mode" {
  default = "SSE-KMS"
}

resource "aws_kms_key" "own" {}

resource "aws_glue_security_configuration" "bad" {
  name = "orders"
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = var.cloudwatch_encryption_mode
    }
    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = var.job_bookmarks_encryption_mode
      kms_key_arn                   = aws_kms_key.own.arn
    }
    s3_encryption {
      s3_encryption_mode = var.s3_encryption_mode
      kms_key_arn        = aws_kms_key.own.arn
    }
  }
}
