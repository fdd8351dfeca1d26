resource "aws_wafv2_rule_group" "bad" {
  name     = "shop"
  scope    = "REGIONAL"
  capacity = 10
}

resource "aws_wafregional_rule_group" "bad_regional" {
  name        = "shop"
  metric_name = "shop"
}
