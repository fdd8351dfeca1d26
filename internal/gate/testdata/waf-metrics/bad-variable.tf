variable "metrics" {
  type    = bool
  default = false
}

resource "aws_wafv2_web_acl" "bad" {
  name  = "shop"
  scope = "REGIONAL"
  visibility_config {
    cloudwatch_metrics_enabled = var.metrics
    metric_name                = "shop"
    sampled_requests_enabled   = true
  }
}
