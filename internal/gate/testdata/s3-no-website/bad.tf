resource "aws_s3_bucket" "bad" {
  bucket = "cambio-pages"
  website {
    index_document = "index.html"
  }
}

resource "aws_s3_bucket" "bad_companion" {
  bucket = "cambio-help"
}

resource "aws_s3_bucket_website_configuration" "help" {
  bucket = aws_s3_bucket.bad_companion.id
  index_document {
    suffix = "index.html"
  }
}
