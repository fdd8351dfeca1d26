locals {
  # Policies of CloudFront's own, whose IDs are the same in every account
  # (docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html and …-origin-request-policies.html).
  caching_disabled              = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  all_viewer_except_host_header = "b689b0a8-53d0-40ab-baf2-68738e2966ac"

  private = var.origin.load_balancer != null
}

resource "aws_cloudfront_distribution" "this" {
  # flota:waive cloudfront-field-encryption fields are encrypted by the program that knows them; TLS covers the way
  # flota:waive cloudfront-geo-restriction an API is for everyone everywhere unless its team says otherwise
  # flota:waive cloudfront-origin-failover one origin, which AWS keeps in several zones
  # flota:waive cloudfront-root-object an API has no files, and the origin answers for its root
  # flota:waive cloudfront-waf the manifest says so: base.edge.waf gives it a web ACL
  # flota:waive shield-advanced 3,000 dollars a month; Shield Standard is on for everyone

  comment         = var.name
  enabled         = true
  is_ipv6_enabled = true
  http_version    = "http2and3"
  price_class     = var.price_class
  aliases         = [var.host]
  web_acl_id      = var.web_acl_arn

  origin {
    origin_id   = "services"
    domain_name = local.private ? var.origin.load_balancer.dns_name : var.origin.api.host

    # What a client sends by that name, CloudFront replaces.
    dynamic "custom_header" {
      for_each = local.private ? [] : compact([var.origin.api.key_header])

      content {
        name  = custom_header.value
        value = var.origin_key
      }
    }

    dynamic "custom_origin_config" {
      for_each = local.private ? [] : [1]

      content {
        http_port              = 80
        https_port             = 443
        origin_protocol_policy = "https-only"
        origin_ssl_protocols   = ["TLSv1.2"]
        # API Gateway gives up after 30 seconds.
        origin_read_timeout = 30
      }
    }

    dynamic "vpc_origin_config" {
      for_each = aws_cloudfront_vpc_origin.this

      content {
        vpc_origin_id       = vpc_origin_config.value.id
        origin_read_timeout = 60
      }
    }
  }

  default_cache_behavior {
    target_origin_id           = "services"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = var.cache_seconds > 0 ? aws_cloudfront_cache_policy.this[0].id : local.caching_disabled
    origin_request_policy_id   = local.private ? aws_cloudfront_origin_request_policy.this[0].id : local.all_viewer_except_host_header
    response_headers_policy_id = aws_cloudfront_response_headers_policy.this.id
  }

  # Else CloudFront would repeat an error for ten seconds, whatever the service has to say by then.
  dynamic "custom_error_response" {
    for_each = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504]

    content {
      error_code            = custom_error_response.value
      error_caching_min_ttl = 0
    }
  }

  viewer_certificate {
    acm_certificate_arn      = var.certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
}

# Only answers that say themselves how long they are good for: the default is 0. Who asks with another token gets another answer.
resource "aws_cloudfront_cache_policy" "this" {
  count = var.cache_seconds > 0 ? 1 : 0

  name        = "${var.name}-services"
  comment     = "Answers of ${var.name} that allow it by Cache-Control"
  min_ttl     = 0
  default_ttl = 0
  max_ttl     = var.cache_seconds

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_brotli = true
    enable_accept_encoding_gzip   = true

    cookies_config {
      cookie_behavior = "all"
    }

    headers_config {
      header_behavior = "whitelist"

      headers {
        items = ["Accept", "Authorization", "Origin"]
      }
    }

    query_strings_config {
      query_string_behavior = "all"
    }
  }

  # What refers to it lets go of it first.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudfront_response_headers_policy" "this" {
  # flota:waive cloudfront-hsts preloading binds the whole domain for years: its owner asks for it, not a template

  name    = "${var.name}-services"
  comment = "Headers that make browsers careful, for the services of ${var.name}"

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true
      override                   = true
    }

    content_type_options {
      override = true
    }

    # A service that answers with pages says itself what they may load and who may frame them.
    content_security_policy {
      content_security_policy = "default-src 'none'; frame-ancestors 'none'"
      override                = false
    }

    frame_options {
      frame_option = "DENY"
      override     = false
    }

    referrer_policy {
      referrer_policy = "strict-origin-when-cross-origin"
      override        = false
    }
  }
}

# The name itself has its A record from network/dns.
resource "aws_route53_record" "ipv6" {
  zone_id = var.zone_id
  name    = var.host
  type    = "AAAA"

  alias {
    name                   = aws_cloudfront_distribution.this.domain_name
    zone_id                = aws_cloudfront_distribution.this.hosted_zone_id
    evaluate_target_health = false
  }
}

module "log" {
  source = "../log"

  name             = "${var.name}-services"
  distribution_arn = aws_cloudfront_distribution.this.arn
  bucket_arn       = var.log_bucket_arn
}
