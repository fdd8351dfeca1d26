locals {
  log_bucket = null
}

resource "aws_lb" "bad" {
  name = "shop"
  dynamic "connection_logs" {
    for_each = local.log_bucket == null ? [] : [local.log_bucket]
    content {
      bucket  = connection_logs.value
      enabled = true
    }
  }
}
