resource "aws_s3_bucket_lifecycle_configuration" "orders" {
  bucket = "cambio-orders"
  rule {
    id     = "old"
    status = "Enabled"
    filter {
      prefix = "in/"
    }
    expiration {
      days = 90
    }
  }
  rule {
    id     = "uploads"
    status = "Enabled"
    filter {}
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket" "invoices" {
  bucket = "cambio-invoices"
  lifecycle_rule {
    enabled                                = true
    abort_incomplete_multipart_upload_days = 7
  }
}

resource "aws_s3_bucket" "clerks" {
  bucket = "cambio-clerks"
}
