resource "aws_kms_key" "orders" {
  enable_key_rotation = true
}

resource "aws_db_instance" "orders" {
  storage_encrypted = true
  kms_key_id        = aws_kms_key.orders.arn
}

resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.orders.identifier
}
