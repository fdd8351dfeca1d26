variable "enable" {
  default = false
}

resource "aws_guardduty_detector" "bad" {
  enable = var.enable
}
