resource "aws_ssm_parameter" "this" {
  name        = var.name
  description = var.description
  type        = "SecureString"
  key_id      = var.key_arn
  tier        = "Standard"

  # Write-only: the value is in no state and no plan. Terraform cannot see it
  # change, so a new one needs a new version.
  value_wo         = var.value
  value_wo_version = var.value_version
}
