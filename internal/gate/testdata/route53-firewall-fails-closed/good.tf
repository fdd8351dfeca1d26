resource "aws_route53_resolver_firewall_config" "this" {
  resource_id        = "vpc-1"
  firewall_fail_open = "DISABLED"
}

resource "aws_route53_resolver_firewall_config" "absent" {
  resource_id = "vpc-2"
}
