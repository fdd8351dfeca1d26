variable "renew" {
  type    = bool
  default = true
}

resource "aws_route53domains_registered_domain" "bad" {
  domain_name = "example.com"
  auto_renew  = var.renew
}
