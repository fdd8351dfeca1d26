locals {
  sets = []
}

resource "aws_wafregional_rule" "bad" {
  name        = "addresses"
  metric_name = "addresses"
  dynamic "predicate" {
    for_each = local.sets
    content {
      data_id = predicate.value
      negated = false
      type    = "IPMatch"
    }
  }
}
