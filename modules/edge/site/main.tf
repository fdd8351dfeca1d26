module "bucket" {
  source = "../../storage/bucket"

  name        = var.bucket
  key_arn     = var.key_arn
  access_logs = { bucket = var.log_bucket }

  statements = [
    {
      sid        = "Serve"
      principals = { Service = ["cloudfront.amazonaws.com"] }
      actions    = ["s3:GetObject"]
      paths      = ["${var.live_prefix}/*"]
      conditions = [{ test = "StringEquals", variable = "aws:SourceArn", values = [aws_cloudfront_distribution.this.arn] }]
    },
    {
      # Without it, S3 answers 403 for a file that is not there.
      sid        = "TellWhatIsMissing"
      principals = { Service = ["cloudfront.amazonaws.com"] }
      actions    = ["s3:ListBucket"]
      paths      = [""]
      conditions = [{ test = "StringEquals", variable = "aws:SourceArn", values = [aws_cloudfront_distribution.this.arn] }]
    },
  ]
}

resource "aws_cloudfront_origin_access_control" "this" {
  name                              = var.name
  description                       = "Lets the distribution of ${var.name} read its bucket"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "this" {
  # flota:waive cloudfront-geo-restriction a site is for everyone everywhere unless its team says otherwise
  # flota:waive cloudfront-origin-failover one bucket, which S3 keeps in three zones
  # flota:waive cloudfront-waf files only: there is no code behind them that takes input. base.edge.waf gives it a web ACL
  # flota:waive shield-advanced 3,000 dollars a month; Shield Standard is on for everyone

  comment             = var.name
  enabled             = true
  is_ipv6_enabled     = true
  http_version        = "http2and3"
  price_class         = var.price_class
  aliases             = var.hosts
  default_root_object = "index.html"
  web_acl_id          = var.web_acl_arn

  origin {
    origin_id                = "files"
    domain_name              = module.bucket.domain_name
    origin_path              = "/${var.live_prefix}"
    origin_access_control_id = aws_cloudfront_origin_access_control.this.id
  }

  default_cache_behavior {
    target_origin_id           = "files"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = aws_cloudfront_cache_policy.this.id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.this.id
  }

  dynamic "custom_error_response" {
    for_each = var.single_page ? [404] : []

    content {
      error_code            = custom_error_response.value
      response_code         = 200
      response_page_path    = "/index.html"
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

# A release uploads pages as no-cache, so that they are new at once. CloudFront's own CachingOptimized would keep them for a
# second all the same, and what has no Cache-Control for a day.
resource "aws_cloudfront_cache_policy" "this" {
  name        = var.name
  comment     = "Files of ${var.name}, as long as their Cache-Control says"
  min_ttl     = 0
  default_ttl = 0
  max_ttl     = 31536000

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_brotli = true
    enable_accept_encoding_gzip   = true

    cookies_config {
      cookie_behavior = "none"
    }

    headers_config {
      header_behavior = "none"
    }

    query_strings_config {
      query_string_behavior = "none"
    }
  }
}

module "log" {
  source = "../log"

  name             = var.name
  distribution_arn = aws_cloudfront_distribution.this.arn
  bucket_arn       = "arn:aws:s3:::${var.log_bucket}"
}

resource "aws_cloudfront_response_headers_policy" "this" {
  # flota:waive cloudfront-hsts preloading binds the whole domain for years: its owner asks for it, not a template

  name    = var.name
  comment = "Headers that make browsers careful, for ${var.name}"

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true
      override                   = true
    }

    content_type_options {
      override = true
    }

    frame_options {
      frame_option = "DENY"
      override     = true
    }

    referrer_policy {
      referrer_policy = "strict-origin-when-cross-origin"
      override        = true
    }

    content_security_policy {
      content_security_policy = var.content_security_policy
      override                = true
    }
  }
}

resource "aws_route53_record" "this" {
  for_each = { for pair in setproduct(var.hosts, ["A", "AAAA"]) : "${pair[0]} ${pair[1]}" => { host = pair[0], type = pair[1] } }

  zone_id = var.zone_id
  name    = each.value.host
  type    = each.value.type

  alias {
    name                   = aws_cloudfront_distribution.this.domain_name
    zone_id                = aws_cloudfront_distribution.this.hosted_zone_id
    evaluate_target_health = false
  }
}
