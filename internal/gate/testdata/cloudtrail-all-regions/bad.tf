resource "aws_cloudtrail" "bad" {
  name           = "audit"
  s3_bucket_name = "audit"
}

resource "aws_cloudtrail" "bad_off" {
  name                  = "second"
  s3_bucket_name        = "audit"
  is_multi_region_trail = false
}
