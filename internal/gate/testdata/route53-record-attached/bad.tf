resource "aws_route53_record" "bad" {
  zone_id = "Z1"
  name    = "shop.example.com"
  type    = "A"
  ttl     = 300
  records = ["198.51.100.7"]
}

resource "aws_route53_record" "bad_alias" {
  zone_id = "Z1"
  name    = "help.example.com"
  type    = "A"
  alias {
    name                   = "help-123.eu-west-1.elb.amazonaws.com"
    zone_id                = "Z2"
    evaluate_target_health = true
  }
}
