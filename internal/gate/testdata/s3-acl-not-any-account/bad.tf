resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  acl    = "authenticated-read"
}

resource "aws_s3_bucket_acl" "bad_companion" {
  bucket = "cambio-invoices"
  acl    = "authenticated-read"
}
