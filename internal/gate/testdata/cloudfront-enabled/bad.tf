resource "aws_cloudfront_distribution" "bad" {
  enabled = false
  origin {
    origin_id   = "shop"
    domain_name = "shop.example.com"
  }
}

resource "aws_cloudfront_distribution" "bad_unset" {
  origin {
    origin_id   = "shop"
    domain_name = "shop.example.com"
  }
}

resource "aws_cloudfront_distribution" "bad_no_origin" {
  enabled = true
}
