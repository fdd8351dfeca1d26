variables {
  name   = "cambio-dev"
  header = "x-flota-origin"
  keys   = { before = "one", current = "two", next = "three" }
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply" {
  command = apply

  variables {
    load_balancer_arn = run.setup.load_balancer_arn
    log_key_arn       = run.setup.key_arn
  }

  assert {
    condition     = length(aws_wafv2_web_acl.this.default_action[0].allow) == 1 && [for r in aws_wafv2_web_acl.this.rule : [r.name, length(r.action[0].block)]] == [["past-cloudfront", 1]]
    error_message = "Nothing but what came past CloudFront may be blocked."
  }

  assert {
    condition = [for s in one(aws_wafv2_web_acl.this.rule).statement[0].and_statement[0].statement[*].byte_match_statement : [
      one(s).field_to_match[0].single_header[0].name, one(s).positional_constraint, nonsensitive(one(s).search_string),
    ] if length(s) > 0] == [["x-flota-edge", "EXACTLY", "api"]]
    error_message = "Only requests of the API may be asked for the key: calls between services have none."
  }

  assert {
    condition = [for s in flatten(one(aws_wafv2_web_acl.this.rule).statement[0].and_statement[0].statement[*].not_statement) : [
      s.statement[0].byte_match_statement[0].field_to_match[0].single_header[0].name,
      s.statement[0].byte_match_statement[0].positional_constraint,
      nonsensitive(s.statement[0].byte_match_statement[0].search_string),
    ]] == [["x-flota-origin", "EXACTLY", "one"], ["x-flota-origin", "EXACTLY", "two"], ["x-flota-origin", "EXACTLY", "three"]]
    error_message = "The key before, the one that is sent and the next one must be good, and whole."
  }

  assert {
    condition     = aws_wafv2_web_acl_association.this.resource_arn == run.setup.load_balancer_arn && aws_wafv2_web_acl.this.scope == "REGIONAL"
    error_message = "It must stand at the load balancer."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.name == "aws-waf-logs-cambio-dev-origin" && [for f in aws_wafv2_web_acl_logging_configuration.this.redacted_fields : f.single_header[0].name] == ["authorization", "cookie", "x-flota-origin"]
    error_message = "The log must have no token and no key."
  }

  assert {
    condition     = !aws_wafv2_web_acl.this.visibility_config[0].sampled_requests_enabled && !one(aws_wafv2_web_acl.this.rule).visibility_config[0].sampled_requests_enabled
    error_message = "No sample may show the key."
  }
}
