locals {
  stores = {
    reports = { protocol = "http" }
    carts   = { protocol = "http" }
  }
}

resource "aws_sns_topic_subscription" "bad" {
  for_each = local.stores

  protocol = each.value.protocol
}
