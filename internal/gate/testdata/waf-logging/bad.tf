resource "aws_wafv2_web_acl" "bad" {
  name  = "shop"
  scope = "REGIONAL"
}

resource "aws_waf_web_acl" "bad_global" {
  name        = "shop"
  metric_name = "shop"
}

resource "aws_wafregional_web_acl" "bad_regional" {
  name        = "shop"
  metric_name = "shop"
}
