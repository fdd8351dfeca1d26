variable "next_signing_key_length" {
  type    = string
  default = "RSA_2048_BIT"
}

resource "aws_sesv2_email_identity" "orders" {
  dkim_signing_attributes {
    next_signing_key_length = var.next_signing_key_length
  }
}
