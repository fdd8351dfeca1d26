resource "aws_acmpca_certificate_authority" "bad" {
  type = "SUBORDINATE"
}

resource "aws_acmpca_certificate_authority" "bad_off" {
  type = "SUBORDINATE"
  revocation_configuration {
    crl_configuration {
      enabled            = false
      expiration_in_days = 7
    }
  }
}
