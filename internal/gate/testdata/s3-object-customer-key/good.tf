resource "aws_kms_key" "orders" {
  enable_key_rotation = true
}

resource "aws_s3_object" "rates" {
  bucket     = "cambio-orders"
  key        = "rates.json"
  content    = "{}"
  kms_key_id = aws_kms_key.orders.arn
}

resource "aws_s3_object_copy" "copy" {
  bucket     = "cambio-orders"
  key        = "copy.json"
  source     = "cambio-orders/rates.json"
  kms_key_id = aws_kms_key.orders.arn
}
