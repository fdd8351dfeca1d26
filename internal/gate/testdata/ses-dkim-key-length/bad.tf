resource "aws_sesv2_email_identity" "bad" {
  email_identity = "example.com"

  dkim_signing_attributes {
    next_signing_key_length = "RSA_1024_BIT"
  }
}
