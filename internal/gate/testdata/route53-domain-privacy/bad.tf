resource "aws_route53domains_registered_domain" "bad" {
  domain_name   = "example.com"
  admin_privacy = false
}
