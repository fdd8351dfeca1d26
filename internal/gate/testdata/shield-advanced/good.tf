resource "aws_cloudfront_distribution" "shop" {
  enabled = true
}

resource "aws_shield_protection" "shop" {
  name         = "shop"
  resource_arn = aws_cloudfront_distribution.shop.arn
}

resource "aws_route53_zone" "inside" {
  name = "inside.example.com"
  vpc {
    vpc_id = "vpc-1"
  }
}

resource "aws_lb" "inside" {
  name     = "inside"
  internal = true
}
