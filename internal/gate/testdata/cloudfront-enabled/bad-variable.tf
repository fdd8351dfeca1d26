variable "live" {
  type    = bool
  default = false
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = var.live
  origin {
    origin_id   = "shop"
    domain_name = "shop.example.com"
  }
}
