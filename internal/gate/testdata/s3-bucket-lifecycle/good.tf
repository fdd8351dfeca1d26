resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_lifecycle_configuration" "orders" {
  bucket = aws_s3_bucket.orders.id
  rule {
    id     = "old"
    status = "Enabled"
    filter {}
    expiration {
      days = 90
    }
  }
}

resource "aws_s3_bucket" "invoices" {
  bucket = "cambio-invoices"
  lifecycle_rule {
    enabled = true
    expiration {
      days = 90
    }
  }
}

module "store" {
  source = "terraform-aws-modules/s3-bucket/aws"
  bucket = "cambio-clerks"
  lifecycle_rule = [
    {
      id         = "old"
      enabled    = true
      expiration = { days = 90 }
    }
  ]
}
