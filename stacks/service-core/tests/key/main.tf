# The key that base/shared makes.
resource "aws_kms_key" "delivery" {
  description         = "Images and build artifacts of cambio"
  enable_key_rotation = true
}

output "arn" {
  value = aws_kms_key.delivery.arn
}
