resource "aws_wafv2_web_acl" "bad" {
  name  = "shop"
  scope = "REGIONAL"
  rule {
    name     = "rate"
    priority = 1
    statement {
      rate_based_statement {
        limit = 1000
      }
    }
  }
}

resource "aws_wafv2_rule_group" "bad_empty" {
  name     = "shop"
  scope    = "REGIONAL"
  capacity = 10
  rule {
    name     = "countries"
    priority = 1
    action {
    }
  }
}
