resource "aws_acmpca_certificate_authority" "ocsp" {
  type = "SUBORDINATE"
  revocation_configuration {
    ocsp_configuration {
      enabled = true
    }
  }
}

resource "aws_acmpca_certificate_authority" "list" {
  type = "SUBORDINATE"
  revocation_configuration {
    crl_configuration {
      enabled            = true
      expiration_in_days = 7
      s3_bucket_name     = "cambio-revoked"
    }
  }
}

resource "aws_acmpca_certificate_authority" "brief" {
  type       = "SUBORDINATE"
  usage_mode = "SHORT_LIVED_CERTIFICATE"
}
