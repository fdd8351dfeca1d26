resource "aws_kms_key" "own" {}

resource "aws_kendra_index" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
  server_side_encryption_configuration {
    kms_key_id = aws_kms_key.own.arn
  }
}
