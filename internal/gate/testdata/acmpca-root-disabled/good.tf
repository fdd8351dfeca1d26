resource "aws_acmpca_certificate_authority" "root" {
  type    = "ROOT"
  enabled = false
}

resource "aws_acmpca_certificate_authority" "issuing" {
  type = "SUBORDINATE"
}
