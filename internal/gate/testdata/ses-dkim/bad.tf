resource "aws_ses_domain_identity" "bad" {
  domain = "example.com"
}
