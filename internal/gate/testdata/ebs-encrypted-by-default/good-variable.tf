variable "enabled" {
  type    = bool
  default = true
}

resource "aws_ebs_encryption_by_default" "orders" {
  enabled = var.enabled
}
