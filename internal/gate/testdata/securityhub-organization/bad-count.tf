resource "aws_securityhub_organization_configuration" "bad" {
  count = 2

  auto_enable = false
}
