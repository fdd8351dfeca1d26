resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  origin {
    origin_id                = "rates"
    domain_name              = "abcdef.lambda-url.eu-west-1.on.aws"
    origin_access_control_id = "control"
  }
}
