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
}

resource "aws_wafregional_web_acl" "shop" {
  name        = "shop"
  metric_name = "shop"
  rule {
    priority = 1
    rule_id  = "addresses"
    action {
      type = "BLOCK"
    }
  }
}

resource "aws_waf_web_acl" "shop" {
  name        = "shop"
  metric_name = "shop"
  rules {
    priority = 1
    rule_id  = "addresses"
    action {
      type = "BLOCK"
    }
  }
}
