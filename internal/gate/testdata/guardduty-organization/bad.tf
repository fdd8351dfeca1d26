resource "aws_guardduty_organization_configuration" "bad" {
  detector_id                      = "1"
  auto_enable_organization_members = "NONE"
}
