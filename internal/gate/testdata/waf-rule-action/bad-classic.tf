resource "aws_waf_web_acl" "bad" {
  name        = "shop"
  metric_name = "shop"
  rules {
    priority = 1
    rule_id  = "addresses"
  }
}

resource "aws_wafregional_rule_group" "bad_group" {
  name        = "shop"
  metric_name = "shop"
  activated_rule {
    priority = 1
    rule_id  = "addresses"
  }
}
