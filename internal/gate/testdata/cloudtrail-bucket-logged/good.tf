resource "aws_s3_bucket" "audit" {
  bucket = "audit"
}

resource "aws_s3_bucket_logging" "audit" {
  bucket        = aws_s3_bucket.audit.id
  target_bucket = "access"
  target_prefix = "audit/"
}

resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = aws_s3_bucket.audit.id
}

resource "aws_s3_bucket" "second" {
  bucket = "second"
  logging {
    target_bucket = "access"
  }
}

resource "aws_cloudtrail" "second" {
  name           = "second"
  s3_bucket_name = aws_s3_bucket.second.bucket
}
