resource "aws_wafv2_web_acl" "bad" {
  name  = "shop"
  scope = "REGIONAL"
  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "shop"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_rule_group" "bad_group" {
  name     = "shop"
  scope    = "REGIONAL"
  capacity = 10
  rule {
    name     = "countries"
    priority = 1
    visibility_config {
      cloudwatch_metrics_enabled = false
      metric_name                = "countries"
      sampled_requests_enabled   = false
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "shop"
    sampled_requests_enabled   = true
  }
}
