resource "aws_s3_bucket_lifecycle_configuration" "bad" {
  bucket = "cambio-orders"
  rule {
    id     = "old"
    status = "Enabled"
    filter {}
    expiration {
      days = 90
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "bad_off" {
  bucket = "cambio-invoices"
  rule {
    id     = "uploads"
    status = "Disabled"
    filter {}
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "bad_narrow" {
  bucket = "cambio-clerks"
  rule {
    id     = "uploads"
    status = "Enabled"
    filter {
      prefix = "in/"
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}
