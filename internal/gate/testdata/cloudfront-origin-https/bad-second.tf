locals {
  origins = {
    services = "https-only"
    help     = "http-only"
  }
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  dynamic "origin" {
    for_each = local.origins
    content {
      origin_id   = origin.key
      domain_name = "${origin.key}.example.com"
      custom_origin_config {
        http_port              = 80
        https_port             = 443
        origin_protocol_policy = origin.value
        origin_ssl_protocols   = ["TLSv1.2"]
      }
    }
  }
}
