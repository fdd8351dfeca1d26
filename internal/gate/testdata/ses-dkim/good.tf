resource "aws_ses_domain_identity" "orders" {
  domain = "example.com"
}

resource "aws_ses_domain_dkim" "orders" {
  domain = aws_ses_domain_identity.orders.domain
}
