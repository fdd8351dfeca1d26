resource "aws_securityhub_organization_configuration" "orders" {
  auto_enable = true
}

resource "aws_securityhub_organization_configuration" "invoices" {
  auto_enable = false
  organization_configuration {
    configuration_type = "CENTRAL"
  }
}
