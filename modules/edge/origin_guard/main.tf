# HTTP APIs take neither a web ACL nor a policy. What they pass on to the load balancer can be told by the header that edge/route
# sets, whatever the client sent; calls between services have none and are not looked at.
resource "aws_wafv2_web_acl" "this" {
  # flota:waive waf-anonymous-addresses clients are judged at CloudFront: here is only asked whether a request came that way
  # flota:waive waf-common-rules clients are judged at CloudFront: here is only asked whether a request came that way
  # flota:waive waf-known-bad-inputs clients are judged at CloudFront: here is only asked whether a request came that way
  # flota:waive waf-rate-limit clients are judged at CloudFront, and the API has a limit of its own

  name        = "${var.name}-origin"
  description = "Requests to ${var.name} that came past CloudFront"
  scope       = "REGIONAL"

  default_action {
    allow {}
  }

  rule {
    name     = "past-cloudfront"
    priority = 0

    action {
      block {}
    }

    statement {
      and_statement {
        statement {
          byte_match_statement {
            search_string         = "api"
            positional_constraint = "EXACTLY"

            field_to_match {
              single_header {
                name = "x-flota-edge"
              }
            }

            text_transformation {
              priority = 0
              type     = "NONE"
            }
          }
        }

        # Statements go three deep and no deeper, so these are three, and not one of them all.
        dynamic "statement" {
          for_each = ["before", "current", "next"]

          content {
            not_statement {
              statement {
                byte_match_statement {
                  search_string         = var.keys[statement.value]
                  positional_constraint = "EXACTLY"

                  field_to_match {
                    single_header {
                      name = var.header
                    }
                  }

                  text_transformation {
                    priority = 0
                    type     = "NONE"
                  }
                }
              }
            }
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      # A sample has the request's headers, and so the key.
      sampled_requests_enabled = false
      metric_name              = "past-cloudfront"
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    sampled_requests_enabled   = false
    metric_name                = "${var.name}-origin"
  }

  # What refers to it lets go of it first.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_wafv2_web_acl_association" "this" {
  web_acl_arn  = aws_wafv2_web_acl.this.arn
  resource_arn = var.load_balancer_arn
}

resource "aws_cloudwatch_log_group" "this" {
  # flota:waive logs-retention-year the team sets how long its logs are kept; 30 days cost little

  # WAF writes to groups with this prefix only.
  name              = "aws-waf-logs-${var.name}-origin"
  kms_key_id        = var.log_key_arn
  retention_in_days = var.log_retention_days
}

resource "aws_wafv2_web_acl_logging_configuration" "this" {
  resource_arn            = aws_wafv2_web_acl.this.arn
  log_destination_configs = [aws_cloudwatch_log_group.this.arn]

  # Requests that were let through are in the access logs.
  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      condition {
        action_condition {
          action = "BLOCK"
        }
      }
    }
  }

  dynamic "redacted_fields" {
    for_each = ["authorization", "cookie", var.header]

    content {
      single_header {
        name = redacted_fields.value
      }
    }
  }
}
