resource "aws_cloudfront_distribution" "shop" {
  enabled             = true
  default_root_object = "index.html"
}
