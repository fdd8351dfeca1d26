resource "aws_route53_record" "shop" {
  zone_id = "Z1"
  name    = "shop.example.com"
  type    = "CNAME"
  ttl     = 300
  records = ["shop.example.net"]
}

resource "aws_lb" "help" {
  name = "help"
}

resource "aws_route53_record" "help" {
  zone_id = "Z1"
  name    = "help.example.com"
  type    = "A"
  alias {
    name                   = aws_lb.help.dns_name
    zone_id                = aws_lb.help.zone_id
    evaluate_target_health = true
  }
}
