variable "addresses" {
  type    = list(string)
  default = ["10.0.0.7", "198.51.100.8"]
}

resource "aws_route53_record" "bad" {
  zone_id = "Z1"
  name    = "shop.example.com"
  type    = "A"
  ttl     = 300
  records = var.addresses
}
