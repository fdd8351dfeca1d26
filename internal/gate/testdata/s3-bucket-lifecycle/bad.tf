resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket" "bad_off" {
  bucket = "cambio-invoices"
}

resource "aws_s3_bucket_lifecycle_configuration" "invoices" {
  bucket = aws_s3_bucket.bad_off.id
  rule {
    id     = "old"
    status = "Disabled"
    filter {}
    expiration {
      days = 90
    }
  }
}

resource "aws_s3_directory_bucket" "bad_directory" {
  bucket = "cambio--euw1-az1--x-s3"
}
