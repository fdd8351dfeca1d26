resource "aws_securityhub_organization_configuration" "bad" {
  auto_enable = false
}
