resource "aws_s3_bucket" "bad" {
  count  = 1
  bucket = "audit"
}

resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = one(aws_s3_bucket.bad[*].id)
}
