variable "detector_id" {
  default = "1"
}

variable "auto_enable_organization_members" {
  default = "NONE"
}

resource "aws_guardduty_organization_configuration" "bad" {
  detector_id                      = var.detector_id
  auto_enable_organization_members = var.auto_enable_organization_members
}
