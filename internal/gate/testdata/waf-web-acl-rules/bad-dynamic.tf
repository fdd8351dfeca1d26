variable "rate" {
  type    = number
  default = 0
}

resource "aws_wafv2_web_acl" "bad" {
  name  = "shop"
  scope = "REGIONAL"
  dynamic "rule" {
    for_each = var.rate > 0 ? [var.rate] : []
    content {
      name     = "rate"
      priority = 1
    }
  }
}
