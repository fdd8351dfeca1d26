resource "aws_s3_bucket" "bad" {
  bucket = "audit"
  acl    = "public-read"
}

resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = aws_s3_bucket.bad.id
}

resource "aws_s3_bucket" "bad_beside" {
  bucket = "second"
}

resource "aws_s3_bucket_acl" "second" {
  bucket = aws_s3_bucket.bad_beside.id
  acl    = "authenticated-read"
}

resource "aws_cloudtrail" "second" {
  name           = "second"
  s3_bucket_name = "second"
}
