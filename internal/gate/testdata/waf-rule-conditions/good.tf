resource "aws_wafregional_rule" "addresses" {
  name        = "addresses"
  metric_name = "addresses"
  predicate {
    data_id = "set"
    negated = false
    type    = "IPMatch"
  }
}

resource "aws_waf_rule" "addresses" {
  name        = "addresses"
  metric_name = "addresses"
  predicates {
    data_id = "set"
    negated = false
    type    = "IPMatch"
  }
}
