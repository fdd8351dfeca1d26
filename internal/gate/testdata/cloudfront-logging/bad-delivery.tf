resource "aws_cloudfront_distribution" "bad" {
  enabled = true
}

resource "aws_cloudwatch_log_delivery_source" "shop" {
  name         = "shop"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.bad.arn
}
