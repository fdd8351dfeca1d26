resource "aws_kendra_index" "bad" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
}

resource "aws_kendra_index" "bad_2" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
  server_side_encryption_configuration {
    kms_key_id = "arn:aws:kms:us-east-1:111111111111:alias/aws/orders"
  }
}
