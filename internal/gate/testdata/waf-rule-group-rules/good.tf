resource "aws_wafv2_rule_group" "shop" {
  name     = "shop"
  scope    = "REGIONAL"
  capacity = 10
  rule {
    name     = "countries"
    priority = 1
    action {
      block {}
    }
  }
}

resource "aws_waf_rule_group" "shop" {
  name        = "shop"
  metric_name = "shop"
  activated_rule {
    priority = 1
    rule_id  = "addresses"
    action {
      type = "BLOCK"
    }
  }
}
