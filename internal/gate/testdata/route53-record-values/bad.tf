resource "aws_route53_record" "bad" {
  zone_id = "Z1"
  name    = "shop.example.com"
  type    = "A"
  ttl     = 300
  records = []
}

resource "aws_route53_record" "bad_absent" {
  zone_id = "Z1"
  name    = "help.example.com"
  type    = "CNAME"
  ttl     = 300
}
