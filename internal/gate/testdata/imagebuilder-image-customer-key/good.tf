resource "aws_kms_key" "own" {}

resource "aws_imagebuilder_distribution_configuration" "orders" {
  name = "orders"
  distribution {
    region = "us-east-1"
    ami_distribution_configuration {
      name       = "orders-{{ imagebuilder:buildDate }}"
      kms_key_id = aws_kms_key.own.arn
    }
  }
}
