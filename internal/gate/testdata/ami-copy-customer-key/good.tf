resource "aws_kms_key" "images" {
  description = "images"
}

resource "aws_ami_copy" "own" {
  name          = "orders"
  source_ami_id = "ami-1"
  encrypted     = true
  kms_key_id    = aws_kms_key.images.arn
}
