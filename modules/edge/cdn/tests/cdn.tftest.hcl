variables {
  name = "cambio-dev"
  host = "api.dev.cambio.example"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply_before_an_api" {
  command = apply

  variables {
    zone_id         = run.setup.zone_id
    certificate_arn = run.setup.certificate_arn
    log_bucket_arn  = run.setup.log_bucket_arn
    web_acl_arn     = run.setup.web_acl_arn
    origin          = { api = { host = "origin.dev.cambio.example", dns_name = "d-a1b2c3d4e5.execute-api.us-east-1.amazonaws.com", zone_id = "Z1UJRXOUMOOFQ8" } }
  }

  assert {
    condition     = aws_cloudfront_distribution.this.aliases == toset(["api.dev.cambio.example"]) && aws_cloudfront_distribution.this.web_acl_id == run.setup.web_acl_arn
    error_message = "It must answer at the public name, behind the web ACL."
  }

  assert {
    condition     = aws_cloudfront_distribution.this.viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021" && aws_cloudfront_distribution.this.default_cache_behavior[0].viewer_protocol_policy == "redirect-to-https"
    error_message = "Viewers must speak TLS 1.2 or newer."
  }

  assert {
    condition     = one(aws_cloudfront_distribution.this.origin).domain_name == "origin.dev.cambio.example" && one(one(aws_cloudfront_distribution.this.origin).custom_origin_config).origin_protocol_policy == "https-only"
    error_message = "Requests must go on to the API's own name, by HTTPS."
  }

  assert {
    condition     = aws_route53_record.origin[0].name == "origin.dev.cambio.example" && one(aws_route53_record.origin[0].alias).name == "d-a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"
    error_message = "The API's own name must lead to it."
  }

  assert {
    condition     = aws_cloudfront_distribution.this.default_cache_behavior[0].cache_policy_id == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" && length(aws_cloudfront_cache_policy.this) == 0
    error_message = "Answers of services must not be cached unless somebody asks for it."
  }

  assert {
    condition     = contains(aws_cloudfront_distribution.this.default_cache_behavior[0].allowed_methods, "POST") && aws_cloudfront_distribution.this.default_cache_behavior[0].origin_request_policy_id == "b689b0a8-53d0-40ab-baf2-68738e2966ac"
    error_message = "Everything that a client sends must reach the API, which has a name of its own."
  }

  assert {
    condition     = aws_cloudfront_response_headers_policy.this.security_headers_config[0].strict_transport_security[0].access_control_max_age_sec == 31536000 && aws_cloudfront_response_headers_policy.this.security_headers_config[0].content_type_options[0].override
    error_message = "Browsers must be told to be careful."
  }

  assert {
    condition     = one(aws_route53_record.ipv6.alias).name == output.target.dns_name && output.distribution_id == aws_cloudfront_distribution.this.id
    error_message = "The name must lead to the distribution."
  }

  assert {
    condition     = length(aws_cloudfront_distribution.this.custom_error_response) == 10 && alltrue([for e in aws_cloudfront_distribution.this.custom_error_response : e.error_caching_min_ttl == 0])
    error_message = "An error must not be repeated to who asks again."
  }

  assert {
    condition     = length(aws_cloudfront_vpc_origin.this) == 0 && can(regex("^[a-z0-9]+$", module.log.delivery_id))
    error_message = "An API needs no VPC origin, and requests must be logged."
  }
}

run "apply_with_a_key" {
  command = apply

  variables {
    zone_id         = run.setup.zone_id
    certificate_arn = run.setup.certificate_arn
    log_bucket_arn  = run.setup.log_bucket_arn
    origin_key      = "one"
    origin          = { api = { host = "origin.dev.cambio.example", dns_name = "d-a1b2c3d4e5.execute-api.us-east-1.amazonaws.com", zone_id = "Z1UJRXOUMOOFQ8", key_header = "x-flota-origin" } }
  }

  assert {
    condition     = [for h in nonsensitive(one(aws_cloudfront_distribution.this.origin).custom_header) : [h.name, h.value]] == [["x-flota-origin", "one"]]
    error_message = "The API must be told that a request comes from here."
  }
}

run "refuses_a_header_without_a_key" {
  command = plan

  variables {
    zone_id         = run.setup.zone_id
    certificate_arn = run.setup.certificate_arn
    log_bucket_arn  = run.setup.log_bucket_arn
    origin          = { api = { host = "origin.dev.cambio.example", dns_name = "d-a1b2c3d4e5.execute-api.us-east-1.amazonaws.com", zone_id = "Z1UJRXOUMOOFQ8", key_header = "x-flota-origin" } }
  }

  expect_failures = [var.origin_key]
}

run "apply_before_a_load_balancer" {
  command = apply

  variables {
    zone_id         = run.setup.zone_id
    certificate_arn = run.setup.certificate_arn
    log_bucket_arn  = run.setup.log_bucket_arn
    cache_seconds   = 3600
    origin          = { load_balancer = run.setup.load_balancer }
  }

  assert {
    condition     = one(one(aws_cloudfront_distribution.this.origin).vpc_origin_config).vpc_origin_id == aws_cloudfront_vpc_origin.this[0].id && length(one(aws_cloudfront_distribution.this.origin).custom_origin_config) == 0
    error_message = "Requests must go on within AWS's network."
  }

  assert {
    condition     = aws_cloudfront_vpc_origin.this[0].vpc_origin_endpoint_config[0].arn == run.setup.load_balancer.arn && aws_cloudfront_vpc_origin.this[0].vpc_origin_endpoint_config[0].origin_protocol_policy == "https-only"
    error_message = "They must reach the load balancer by HTTPS."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.cloudfront[0].security_group_id == run.setup.load_balancer.security_group_id && aws_vpc_security_group_ingress_rule.cloudfront[0].prefix_list_id == data.aws_ec2_managed_prefix_list.cloudfront[0].id
    error_message = "The load balancer must let CloudFront in, and nobody else."
  }

  assert {
    condition     = aws_cloudfront_origin_request_policy.this[0].headers_config[0].header_behavior == "allExcept" && aws_cloudfront_origin_request_policy.this[0].headers_config[0].headers[0].items == toset(["x-flota-test"])
    error_message = "The world must not reach revisions under test."
  }

  assert {
    condition     = aws_cloudfront_distribution.this.default_cache_behavior[0].cache_policy_id == aws_cloudfront_cache_policy.this[0].id && aws_cloudfront_cache_policy.this[0].default_ttl == 0 && aws_cloudfront_cache_policy.this[0].max_ttl == 3600
    error_message = "Answers must be cached only if they allow it, for an hour at most."
  }

  assert {
    condition     = contains(aws_cloudfront_cache_policy.this[0].parameters_in_cache_key_and_forwarded_to_origin[0].headers_config[0].headers[0].items, "Authorization") && aws_cloudfront_cache_policy.this[0].parameters_in_cache_key_and_forwarded_to_origin[0].cookies_config[0].cookie_behavior == "all"
    error_message = "What one client was told must not be told to another."
  }

  assert {
    condition     = length(aws_route53_record.origin) == 0
    error_message = "A load balancer needs no name of its own."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name            = "the api"
    zone_id         = run.setup.zone_id
    certificate_arn = run.setup.certificate_arn
    log_bucket_arn  = run.setup.log_bucket_arn
    cache_seconds   = -1
    price_class     = "cheap"
    origin          = {}
  }

  expect_failures = [var.name, var.cache_seconds, var.price_class, var.origin]
}
