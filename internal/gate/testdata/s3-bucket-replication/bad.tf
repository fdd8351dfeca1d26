resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket" "bad_off" {
  bucket = "cambio-invoices"
}

resource "aws_s3_bucket_replication_configuration" "invoices" {
  bucket = aws_s3_bucket.bad_off.id
  role   = "arn:aws:iam::111122223333:role/replication"
  rule {
    id     = "all"
    status = "Disabled"
    destination {
      bucket = "arn:aws:s3:::cambio-copy"
    }
  }
}
