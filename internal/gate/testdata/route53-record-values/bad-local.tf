locals {
  addresses = { shop = [] }
}

resource "aws_route53_record" "bad" {
  for_each = local.addresses
  zone_id  = "Z1"
  name     = "${each.key}.example.com"
  type     = "A"
  ttl      = 300
  records  = each.value
}
