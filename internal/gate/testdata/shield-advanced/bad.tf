resource "aws_cloudfront_distribution" "bad" {
  enabled = true
}

resource "aws_lb" "bad_balancer" {
  name = "shop"
}

resource "aws_eip" "bad_address" {
  vpc = true
}

resource "aws_route53_zone" "bad_zone" {
  name = "example.com"
}

resource "aws_globalaccelerator_accelerator" "bad_accelerator" {
  name = "shop"
}
