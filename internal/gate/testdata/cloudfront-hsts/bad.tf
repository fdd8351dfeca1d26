resource "aws_cloudfront_response_headers_policy" "bad" {
  name = "short"
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 86400
      include_subdomains         = true
      preload                    = true
      override                   = true
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "bad_absent" {
  name = "none"
  security_headers_config {
    content_type_options {
      override = true
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "bad_subdomains" {
  name = "narrow"
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 31536000
      preload                    = true
      override                   = true
    }
  }
}
