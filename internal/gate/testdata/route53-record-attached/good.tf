resource "aws_eip" "shop" {
  domain = "vpc"
}

resource "aws_lb" "help" {
  name = "help"
}

resource "aws_route53_record" "shop" {
  zone_id = "Z1"
  name    = "shop.example.com"
  type    = "A"
  ttl     = 300
  records = [aws_eip.shop.public_ip]
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

resource "aws_route53_record" "www" {
  zone_id = "Z1"
  name    = "www.example.com"
  type    = "A"
  alias {
    name                   = aws_route53_record.shop.name
    zone_id                = "Z1"
    evaluate_target_health = true
  }
}

resource "aws_route53_record" "inside" {
  zone_id = "Z3"
  name    = "orders.inside.example.com"
  type    = "A"
  ttl     = 300
  records = ["10.0.0.7"]
}

resource "aws_route53_record" "text" {
  zone_id = "Z1"
  name    = "example.com"
  type    = "TXT"
  ttl     = 300
  records = ["v=spf1 -all"]
}
