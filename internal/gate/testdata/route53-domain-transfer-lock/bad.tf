resource "aws_route53domains_registered_domain" "bad" {
  domain_name   = "example.com"
  transfer_lock = false
}

resource "aws_route53domains_domain" "bad_bought" {
  domain_name   = "example.net"
  transfer_lock = false
}
