variables {
  name            = "cambio-dev-web"
  bucket          = "cambio-dev-web-111111111111-us-east-1"
  hosts           = ["web.dev.cambio.example", "dev.cambio.example"]
  zone_id         = "Z0000000000000000001"
  certificate_arn = "arn:aws:acm:us-east-1:111111111111:certificate/11111111-2222-3333-4444-555555555555"
  key_arn         = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
  log_bucket      = "cambio-dev-logs-111111111111-us-east-1"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply" {
  command = apply

  variables {
    zone_id         = run.setup.zone_id
    certificate_arn = run.setup.certificate_arn
    key_arn         = run.setup.key_arn
    log_bucket      = run.setup.log_bucket
    web_acl_arn     = run.setup.web_acl_arn
  }

  assert {
    condition     = aws_cloudfront_distribution.this.viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021" && aws_cloudfront_distribution.this.viewer_certificate[0].ssl_support_method == "sni-only"
    error_message = "Viewers must speak TLS 1.2 or newer."
  }

  assert {
    condition     = aws_cloudfront_distribution.this.default_cache_behavior[0].viewer_protocol_policy == "redirect-to-https"
    error_message = "Plain HTTP must be redirected."
  }

  assert {
    condition     = one(aws_cloudfront_distribution.this.origin).origin_path == "/live" && one(aws_cloudfront_distribution.this.origin).origin_access_control_id == aws_cloudfront_origin_access_control.this.id
    error_message = "Only the live files must be served, read with signed requests."
  }

  assert {
    condition     = aws_cloudfront_origin_access_control.this.signing_behavior == "always" && aws_cloudfront_origin_access_control.this.signing_protocol == "sigv4"
    error_message = "Every request to the bucket must be signed."
  }

  assert {
    condition     = aws_cloudfront_distribution.this.aliases == toset(["web.dev.cambio.example", "dev.cambio.example"])
    error_message = "The site must answer at its names."
  }

  assert {
    condition     = keys(aws_route53_record.this) == ["dev.cambio.example A", "dev.cambio.example AAAA", "web.dev.cambio.example A", "web.dev.cambio.example AAAA"]
    error_message = "Each name must have its addresses, old and new."
  }

  assert {
    condition     = alltrue([for r in aws_route53_record.this : one(r.alias).name == output.distribution_domain])
    error_message = "Each name must lead to the distribution."
  }

  assert {
    condition     = aws_cloudfront_response_headers_policy.this.security_headers_config[0].strict_transport_security[0].access_control_max_age_sec == 31536000 && aws_cloudfront_response_headers_policy.this.security_headers_config[0].frame_options[0].frame_option == "DENY"
    error_message = "Browsers must be told to be careful."
  }

  assert {
    condition     = aws_cloudfront_distribution.this.default_cache_behavior[0].response_headers_policy_id == aws_cloudfront_response_headers_policy.this.id
    error_message = "The headers must be sent with every file."
  }

  assert {
    condition     = aws_cloudfront_distribution.this.web_acl_id == run.setup.web_acl_arn
    error_message = "The web ACL must stand before the site."
  }

  assert {
    condition     = aws_cloudfront_distribution.this.default_cache_behavior[0].cache_policy_id == aws_cloudfront_cache_policy.this.id
    error_message = "Files must be cached by the site's own policy."
  }

  assert {
    condition     = aws_cloudfront_cache_policy.this.min_ttl == 0 && aws_cloudfront_cache_policy.this.default_ttl == 0 && aws_cloudfront_cache_policy.this.max_ttl == 31536000
    error_message = "A file must be cached as long as it says itself, and not at all if it says nothing."
  }

  assert {
    condition     = can(regex("^[a-zA-Z0-9]+$", module.log.delivery_id))
    error_message = "Requests must be logged."
  }

  assert {
    condition     = one(aws_cloudfront_distribution.this.custom_error_response).response_page_path == "/index.html"
    error_message = "A path without a file must be answered with the page."
  }

  assert {
    condition     = output.bucket == "cambio-dev-web-111111111111-us-east-1" && output.live_prefix == "live" && output.distribution_id == aws_cloudfront_distribution.this.id
    error_message = "The outputs must say where a release uploads to."
  }
}

run "plan_many_pages" {
  command = plan

  variables {
    single_page = false
  }

  assert {
    condition     = length(aws_cloudfront_distribution.this.custom_error_response) == 0
    error_message = "A missing page must be missing."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name        = "web site"
    hosts       = []
    live_prefix = "/live/"
    price_class = "cheap"
  }

  expect_failures = [var.name, var.hosts, var.live_prefix, var.price_class]
}
