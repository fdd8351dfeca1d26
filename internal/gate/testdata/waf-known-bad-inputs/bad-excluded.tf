variable "excluded" {
  type    = list(string)
  default = ["Log4JRCE"]
}

resource "aws_wafv2_web_acl" "bad" {
  name  = "shop"
  scope = "REGIONAL"
  rule {
    name     = "inputs"
    priority = 1
    override_action {
      none {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
        vendor_name = "AWS"
        dynamic "excluded_rule" {
          for_each = var.excluded
          content {
            name = excluded_rule.value
          }
        }
      }
    }
  }
}

resource "aws_wafv2_web_acl" "bad_override" {
  name  = "help"
  scope = "REGIONAL"
  rule {
    name     = "inputs"
    priority = 1
    override_action {
      none {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
        vendor_name = "AWS"
        rule_action_override {
          name = "Log4JRCE_HEADER"
          action_to_use {
            count {}
          }
        }
      }
    }
  }
}
