locals {
  rules = {}
}

resource "aws_waf_rule_group" "bad" {
  name        = "shop"
  metric_name = "shop"
  dynamic "activated_rule" {
    for_each = local.rules
    content {
      priority = activated_rule.value
      rule_id  = activated_rule.key
    }
  }
}
