resource "aws_kms_key" "bad" {
  description = "orders"
}

resource "aws_kms_key" "bad_off" {
  count               = 2
  enable_key_rotation = false
}
