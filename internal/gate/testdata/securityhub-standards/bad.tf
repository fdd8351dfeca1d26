resource "aws_securityhub_account" "bad" {
  enable_default_standards = false
}
