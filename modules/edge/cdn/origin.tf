# An API has a name of its own beside the public one, to which CloudFront's requests go.
resource "aws_route53_record" "origin" {
  count = local.private ? 0 : 1

  zone_id = var.zone_id
  name    = var.origin.api.host
  type    = "A"

  alias {
    name                   = var.origin.api.dns_name
    zone_id                = var.origin.api.zone_id
    evaluate_target_health = false
  }
}

# A load balancer needs no name and no way in from the internet.
resource "aws_cloudfront_vpc_origin" "this" {
  count = local.private ? 1 : 0

  vpc_origin_endpoint_config {
    name                   = "${var.name}-services"
    arn                    = var.origin.load_balancer.arn
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "https-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }

  # What refers to it lets go of it first.
  lifecycle {
    create_before_destroy = true
  }
}

data "aws_ec2_managed_prefix_list" "cloudfront" {
  count = local.private ? 1 : 0

  name = "com.amazonaws.global.cloudfront.origin-facing"
}

resource "aws_vpc_security_group_ingress_rule" "cloudfront" {
  count = local.private ? 1 : 0

  security_group_id = var.origin.load_balancer.security_group_id
  description       = "HTTPS from CloudFront"
  prefix_list_id    = data.aws_ec2_managed_prefix_list.cloudfront[0].id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# Everything that the client sent, its host too, which is what the load balancer's certificate is for. The header that
# leads to a revision under test is for releases, not for the world; API Gateway takes it off where there is one.
resource "aws_cloudfront_origin_request_policy" "this" {
  count = local.private ? 1 : 0

  name    = "${var.name}-services"
  comment = "Everything that clients of ${var.name} send, but for the header of releases"

  cookies_config {
    cookie_behavior = "all"
  }

  headers_config {
    header_behavior = "allExcept"

    headers {
      items = ["x-flota-test"]
    }
  }

  query_strings_config {
    query_string_behavior = "all"
  }

  # What refers to it lets go of it first.
  lifecycle {
    create_before_destroy = true
  }
}
