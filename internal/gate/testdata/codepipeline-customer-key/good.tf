data "aws_kms_alias" "artifacts" {
  name = "alias/artifacts"
}

resource "aws_codepipeline" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
  artifact_store {
    location = "artifacts"
    type     = "S3"
    encryption_key {
      id   = data.aws_kms_alias.artifacts.arn
      type = "KMS"
    }
  }
}
