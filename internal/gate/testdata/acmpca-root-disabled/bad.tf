resource "aws_acmpca_certificate_authority" "bad" {
  type = "ROOT"
  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"
    subject {
      common_name = "inside"
    }
  }
}
