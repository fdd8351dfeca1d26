resource "aws_guardduty_organization_configuration" "orders" {
  detector_id                      = "1"
  auto_enable_organization_members = "ALL"
}

resource "aws_guardduty_organization_configuration" "invoices" {
  detector_id = "1"
  auto_enable = true
}
