locals {
  region = var.scope == "CLOUDFRONT" ? "us-east-1" : null

  # AWS's names of the groups (AWS WAF guide, "AWS Managed Rules rule groups list"), in the order in which they are asked.
  groups = [for g in [
    { name = "ip_reputation", group = "AWSManagedRulesAmazonIpReputationList" },
    { name = "anonymous_ip", group = "AWSManagedRulesAnonymousIpList" },
    { name = "known_bad_inputs", group = "AWSManagedRulesKnownBadInputsRuleSet" },
    { name = "common", group = "AWSManagedRulesCommonRuleSet" },
    { name = "sql", group = "AWSManagedRulesSQLiRuleSet" },
    { name = "linux", group = "AWSManagedRulesLinuxRuleSet" },
  ] : g if contains(var.rules, g.name)]
}

resource "aws_wafv2_ip_set" "block" {
  count  = length(var.block) > 0 ? 1 : 0
  region = local.region

  name               = "${var.name}-block"
  description        = "Addresses that ${var.name} answers no request of"
  scope              = var.scope
  ip_address_version = "IPV4"
  addresses          = var.block

  # What refers to it lets go of it first.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_wafv2_web_acl" "this" {
  # flota:waive waf-anonymous-addresses it blocks VPNs and hosting providers, whence other programs call; var.rules takes it in
  # flota:waive waf-known-bad-inputs it is in var.rules unless the manifest takes it out

  region = local.region

  name        = var.name
  description = "Requests to ${var.name}"
  scope       = var.scope

  default_action {
    allow {}
  }

  dynamic "rule" {
    for_each = aws_wafv2_ip_set.block[*].arn

    content {
      name     = "block"
      priority = 0

      action {
        block {}
      }

      statement {
        ip_set_reference_statement {
          arn = rule.value
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        sampled_requests_enabled   = true
        metric_name                = "block"
      }
    }
  }

  # Before the groups, whose capacity a flood would else use up.
  rule {
    name     = "rate"
    priority = 1

    action {
      block {}
    }

    statement {
      rate_based_statement {
        aggregate_key_type    = "IP"
        limit                 = var.rate
        evaluation_window_sec = var.window_seconds
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      sampled_requests_enabled   = true
      metric_name                = "rate"
    }
  }

  dynamic "rule" {
    for_each = { for i, g in local.groups : g.name => merge(g, { priority = 10 + i }) }

    content {
      name     = replace(rule.key, "_", "-")
      priority = rule.value.priority

      override_action {
        none {}
      }

      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.value.group

          dynamic "rule_action_override" {
            # It blocks bodies over 8 KB, which APIs take every day.
            for_each = rule.key == "common" ? ["SizeRestrictions_BODY"] : []

            content {
              name = rule_action_override.value

              action_to_use {
                count {}
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        sampled_requests_enabled   = true
        metric_name                = replace(rule.key, "_", "-")
      }
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    sampled_requests_enabled   = true
    metric_name                = var.name
  }

  # What refers to it lets go of it first.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_wafv2_web_acl_association" "this" {
  for_each = var.resource_arns

  web_acl_arn  = aws_wafv2_web_acl.this.arn
  resource_arn = each.value
}

resource "aws_cloudwatch_log_group" "this" {
  # flota:waive logs-retention-year the team sets how long its logs are kept; 30 days cost little

  region = local.region

  # WAF writes to groups with this prefix only.
  name              = "aws-waf-logs-${var.name}"
  kms_key_id        = var.log_key_arn
  retention_in_days = var.log_retention_days
}

resource "aws_wafv2_web_acl_logging_configuration" "this" {
  region = local.region

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

      condition {
        action_condition {
          action = "COUNT"
        }
      }
    }
  }

  dynamic "redacted_fields" {
    for_each = ["authorization", "cookie"]

    content {
      single_header {
        name = redacted_fields.value
      }
    }
  }
}
