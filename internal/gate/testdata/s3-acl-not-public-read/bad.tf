resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  acl    = "public-read"
}

resource "aws_s3_bucket" "bad_website" {
  bucket = "cambio-pages"
  acl    = "website"
}

resource "aws_s3_bucket" "bad_both" {
  bucket = "cambio-drops"
  acl    = "public-read-write"
}

resource "aws_s3_bucket_acl" "bad_companion" {
  bucket = "cambio-invoices"
  acl    = "public-read"
}

resource "aws_s3_object" "bad_object" {
  bucket  = "cambio-invoices"
  key     = "rates.json"
  content = "{}"
  acl     = "public-read"
}
