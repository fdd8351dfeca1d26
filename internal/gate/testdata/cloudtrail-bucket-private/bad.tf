resource "aws_s3_bucket" "audit" {
  bucket = "audit"
  acl    = "public-read"
}

resource "aws_cloudtrail" "bad" {
  name           = "audit"
  s3_bucket_name = aws_s3_bucket.audit.id
}

resource "aws_s3_bucket" "second" {
  bucket = "second"
}

resource "aws_s3_bucket_acl" "second" {
  bucket = aws_s3_bucket.second.id
  acl    = "authenticated-read"
}

resource "aws_cloudtrail" "bad_beside" {
  name           = "second"
  s3_bucket_name = "second"
}
