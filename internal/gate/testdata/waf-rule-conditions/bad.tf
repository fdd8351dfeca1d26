resource "aws_wafregional_rule" "bad" {
  name        = "addresses"
  metric_name = "addresses"
}

resource "aws_waf_rule" "bad_global" {
  name        = "addresses"
  metric_name = "addresses"
}
