resource "aws_wafv2_web_acl" "shop" {
  name  = "shop"
  scope = "REGIONAL"
  rule {
    name     = "rate"
    priority = 1
    action {
      block {}
    }
  }
  rule {
    name     = "common"
    priority = 2
    override_action {
      none {}
    }
  }
  rule {
    name     = "inputs"
    priority = 3
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
        vendor_name = "AWS"
      }
    }
  }
}

resource "aws_wafregional_rule_group" "shop" {
  name        = "shop"
  metric_name = "shop"
  activated_rule {
    priority = 1
    rule_id  = "addresses"
    action {
      type = "COUNT"
    }
  }
}
