locals {
  enabled = true
}

resource "aws_acmpca_certificate_authority" "bad" {
  type    = "ROOT"
  enabled = local.enabled
}
