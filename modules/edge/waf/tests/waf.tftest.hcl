variables {
  name  = "cambio-dev"
  scope = "CLOUDFRONT"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply" {
  command = apply

  variables {
    log_key_arn = run.setup.key_arn
  }

  assert {
    condition     = { for r in aws_wafv2_web_acl.this.rule : r.name => r.priority } == { "rate" = 1, "ip-reputation" = 10, "known-bad-inputs" = 11, "common" = 12 }
    error_message = "The limit must be asked first, then the groups."
  }

  assert {
    condition     = one([for r in aws_wafv2_web_acl.this.rule : r.statement[0].rate_based_statement[0] if r.name == "rate"]).limit == 2000 && one([for r in aws_wafv2_web_acl.this.rule : r.statement[0].rate_based_statement[0] if r.name == "rate"]).evaluation_window_sec == 300
    error_message = "One address must be limited to 2000 requests in five minutes."
  }

  assert {
    condition     = one([for r in aws_wafv2_web_acl.this.rule : length(r.action[0].block) if r.name == "rate"]) == 1
    error_message = "More must be blocked."
  }

  assert {
    condition     = one([for r in aws_wafv2_web_acl.this.rule : r.statement[0].managed_rule_group_statement[0].rule_action_override[0].name if r.name == "common"]) == "SizeRestrictions_BODY"
    error_message = "The size of bodies must be counted only."
  }

  assert {
    condition     = aws_wafv2_web_acl.this.scope == "CLOUDFRONT" && strcontains(output.arn, ":us-east-1:") && strcontains(output.arn, ":global/webacl/cambio-dev/")
    error_message = "What stands before CloudFront must be in us-east-1."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.name == "aws-waf-logs-cambio-dev" && aws_cloudwatch_log_group.this.kms_key_id == run.setup.key_arn
    error_message = "The log group must have WAF's prefix and the key."
  }

  assert {
    condition     = aws_wafv2_web_acl_logging_configuration.this.log_destination_configs == toset([aws_cloudwatch_log_group.this.arn]) && aws_wafv2_web_acl_logging_configuration.this.logging_filter[0].default_behavior == "DROP"
    error_message = "What was blocked or counted must be logged, and nothing else."
  }

  assert {
    condition     = [for f in aws_wafv2_web_acl_logging_configuration.this.redacted_fields : f.single_header[0].name] == ["authorization", "cookie"]
    error_message = "Tokens and cookies must not be in the log."
  }

  assert {
    condition     = length(aws_wafv2_ip_set.block) == 0 && length(aws_wafv2_web_acl_association.this) == 0
    error_message = "Nobody must be refused that the manifest does not name."
  }
}

run "apply_before_a_load_balancer" {
  command = apply

  variables {
    scope          = "REGIONAL"
    resource_arns  = { public = run.setup.load_balancer_arn }
    rules          = ["sql"]
    rate           = 100
    window_seconds = 60
    block          = ["203.0.113.0/24"]
    log_key_arn    = run.setup.key_arn
  }

  assert {
    condition     = aws_wafv2_web_acl_association.this["public"].resource_arn == run.setup.load_balancer_arn && strcontains(output.arn, ":regional/webacl/")
    error_message = "It must stand before the load balancer."
  }

  assert {
    condition     = { for r in aws_wafv2_web_acl.this.rule : r.name => r.priority } == { "block" = 0, "rate" = 1, "sql" = 10 }
    error_message = "It must have the rules that were asked for."
  }

  assert {
    condition     = aws_wafv2_ip_set.block[0].addresses == toset(["203.0.113.0/24"]) && one([for r in aws_wafv2_web_acl.this.rule : r.statement[0].ip_set_reference_statement[0].arn if r.name == "block"]) == aws_wafv2_ip_set.block[0].arn
    error_message = "The addresses must be refused."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name           = "the firewall"
    scope          = "GLOBAL"
    rules          = ["everything"]
    rate           = 9
    window_seconds = 30
    block          = ["0.0.0.0/0"]
    log_key_arn    = run.setup.key_arn
  }

  expect_failures = [var.name, var.scope, var.rules, var.rate, var.window_seconds, var.block]
}

run "refuses_an_association_of_a_distribution" {
  command = plan

  variables {
    resource_arns = { public = run.setup.load_balancer_arn }
    log_key_arn   = run.setup.key_arn
  }

  expect_failures = [var.resource_arns]
}
