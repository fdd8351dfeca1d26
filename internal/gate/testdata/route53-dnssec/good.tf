resource "aws_route53_zone" "shop" {
  name = "example.com"
}

resource "aws_route53_key_signing_key" "shop" {
  name                       = "main"
  hosted_zone_id             = aws_route53_zone.shop.id
  key_management_service_arn = "arn:aws:kms:us-east-1:111122223333:key/dns"
}

resource "aws_route53_hosted_zone_dnssec" "shop" {
  hosted_zone_id = aws_route53_key_signing_key.shop.hosted_zone_id
}

resource "aws_route53_zone" "inside" {
  name = "inside.example.com"
  vpc {
    vpc_id = "vpc-1"
  }
}
