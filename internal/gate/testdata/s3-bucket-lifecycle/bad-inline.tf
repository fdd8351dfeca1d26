locals {
  expire = false
}

resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  lifecycle_rule {
    enabled = local.expire
    expiration {
      days = 90
    }
  }
}
