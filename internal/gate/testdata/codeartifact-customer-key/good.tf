resource "aws_kms_key" "packages" {}
resource "aws_codeartifact_domain" "orders" {
  domain         = "orders"
  encryption_key = aws_kms_key.packages.arn
}
