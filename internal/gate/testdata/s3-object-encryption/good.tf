resource "aws_s3_object" "rates" {
  bucket                 = "cambio-orders"
  key                    = "rates.json"
  content                = "{}"
  server_side_encryption = "AES256"
}

resource "aws_s3_bucket_object" "fees" {
  bucket     = "cambio-orders"
  key        = "fees.json"
  content    = "{}"
  kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/orders"
}
