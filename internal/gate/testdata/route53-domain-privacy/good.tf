resource "aws_route53domains_registered_domain" "shop" {
  domain_name        = "example.com"
  admin_privacy      = true
  registrant_privacy = true
  tech_privacy       = true
}

resource "aws_route53domains_registered_domain" "absent" {
  domain_name = "example.net"
}
