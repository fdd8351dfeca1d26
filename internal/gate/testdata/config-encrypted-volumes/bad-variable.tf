variable "owner" {
  default = "AWS"
}

variable "source_identifier" {
  default = "S3_BUCKET_VERSIONING_ENABLED"
}

resource "aws_config_config_rule" "second" {
  name = "second"
  source {
    owner             = "AWS"
    source_identifier = "IAM_PASSWORD_POLICY"
  }
}

resource "aws_config_config_rule" "bad" {
  name = "bad"
  source {
    owner             = var.owner
    source_identifier = var.source_identifier
  }
}
