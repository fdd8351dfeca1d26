resource "aws_s3_object" "bad" {
  bucket                 = "cambio-orders"
  key                    = "rates.json"
  content                = "{}"
  server_side_encryption = "aws:kms"
}

resource "aws_s3_object_copy" "bad_copy" {
  bucket = "cambio-orders"
  key    = "copy.json"
  source = "cambio-orders/rates.json"
}
