resource "aws_codepipeline" "bad" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
  artifact_store {
    location = "artifacts"
    type     = "S3"
  }
}

resource "aws_codepipeline" "bad_second" {
  name     = "invoices"
  role_arn = "arn:aws:iam::111111111111:role/orders"
  artifact_store {
    location = "artifacts"
    region   = "us-east-1"
    type     = "S3"
    encryption_key {
      id   = "arn:aws:kms:us-east-1:111111111111:key/1"
      type = "KMS"
    }
  }
  artifact_store {
    location = "artifacts-west"
    region   = "us-west-2"
    type     = "S3"
  }
}
