variable "max_age" {
  type    = number
  default = 3600
}

resource "aws_cloudfront_response_headers_policy" "bad" {
  name = "short"
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = var.max_age
      include_subdomains         = true
      preload                    = true
      override                   = true
    }
  }
}
