locals {
  stores = {
    reports = { protocol = "https" }
    carts   = { protocol = "https" }
  }
}

resource "aws_sns_topic_subscription" "reports" {
  for_each = local.stores

  protocol = each.value.protocol
}
