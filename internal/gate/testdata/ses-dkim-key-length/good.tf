resource "aws_sesv2_email_identity" "by_default" {
  email_identity = "example.com"
}

resource "aws_sesv2_email_identity" "stated" {
  dkim_signing_attributes {
    next_signing_key_length = "RSA_2048_BIT"
  }
}
