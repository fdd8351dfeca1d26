resource "aws_kms_key" "code" {}
resource "aws_codecommit_repository" "orders" {
  repository_name = "orders"
  kms_key_id      = aws_kms_key.code.arn
}
