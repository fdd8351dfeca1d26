variable "kms_key_arn" {
  type    = string
  default = "arn:aws:kms:eu-west-1:123456789012:key/1"
}

resource "aws_neptune_cluster" "orders" {
  kms_key_arn = var.kms_key_arn
}
