variable "enabled" {
  type    = bool
  default = false
}

resource "aws_ebs_encryption_by_default" "bad" {
  enabled = var.enabled
}
