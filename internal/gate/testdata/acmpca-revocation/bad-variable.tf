variable "revocable" {
  type    = bool
  default = false
}

resource "aws_acmpca_certificate_authority" "bad" {
  type = "SUBORDINATE"
  dynamic "revocation_configuration" {
    for_each = var.revocable ? [1] : []
    content {
      ocsp_configuration {
        enabled = true
      }
    }
  }
}
