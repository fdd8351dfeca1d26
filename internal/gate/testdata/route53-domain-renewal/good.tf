resource "aws_route53domains_registered_domain" "shop" {
  domain_name = "example.com"
  auto_renew  = true
}

resource "aws_route53domains_registered_domain" "absent" {
  domain_name = "example.net"
}
