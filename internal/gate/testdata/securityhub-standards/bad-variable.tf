variable "enable_default_standards" {
  default = false
}

resource "aws_securityhub_account" "bad" {
  enable_default_standards = var.enable_default_standards
}
