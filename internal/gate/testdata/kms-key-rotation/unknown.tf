variable "rotate" {
  type = bool
}

resource "aws_kms_key" "unsure" {
  enable_key_rotation = var.rotate
}
