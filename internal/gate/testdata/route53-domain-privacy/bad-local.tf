locals {
  private = false
}

resource "aws_route53domains_registered_domain" "bad" {
  domain_name        = "example.com"
  registrant_privacy = local.private
  tech_privacy       = true
}
