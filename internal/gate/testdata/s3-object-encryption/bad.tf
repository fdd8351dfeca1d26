resource "aws_s3_object" "bad" {
  bucket  = "cambio-orders"
  key     = "rates.json"
  content = "{}"
}

resource "aws_s3_bucket_object" "bad_old" {
  bucket  = "cambio-orders"
  key     = "fees.json"
  content = "{}"
}
