resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  origin {
    origin_id                = "pages"
    domain_name              = "cambio-pages.s3.eu-west-1.amazonaws.com"
    origin_access_control_id = "control"
  }
  origin {
    origin_id   = "services"
    domain_name = "services.example.com"
  }
}
