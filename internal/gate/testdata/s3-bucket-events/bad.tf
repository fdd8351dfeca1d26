resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket" "bad_empty" {
  bucket = "cambio-invoices"
}

resource "aws_s3_bucket_notification" "invoices" {
  bucket      = aws_s3_bucket.bad_empty.id
  eventbridge = false
}
