locals {
  open = true
}

resource "aws_route53_resolver_firewall_config" "bad" {
  resource_id        = "vpc-1"
  firewall_fail_open = local.open ? "ENABLED" : "DISABLED"
}
