variable "s3_bucket_name" {
  default = "audit"
}

resource "aws_cloudtrail" "bad" {
  name           = "audit"
  s3_bucket_name = var.s3_bucket_name
}
