variable "signed" {
  type    = bool
  default = false
}

resource "aws_route53_zone" "bad" {
  name = "example.com"
}

resource "aws_route53_hosted_zone_dnssec" "shop" {
  count          = var.signed ? 1 : 0
  hosted_zone_id = aws_route53_zone.bad.id
}
