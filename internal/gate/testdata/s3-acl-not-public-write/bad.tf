resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  acl    = "public-read-write"
}

resource "aws_s3_bucket_acl" "bad_companion" {
  bucket = "cambio-invoices"
  acl    = "public-read-write"
}
