resource "aws_kms_key" "images" {}
resource "aws_ecr_repository" "orders" {
  name = "orders"
  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.images.arn
  }
}

resource "aws_ecr_repository" "invoices" {
  name = "invoices"
  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = "arn:aws:kms:us-east-1:111111111111:key/00000000-0000-0000-0000-000000000000"
  }
}
