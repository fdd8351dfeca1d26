locals {
  stores = {
    reports = { kafka_version = "3.6.0" }
    carts   = { kafka_version = "3.6.0" }
  }
}

resource "aws_msk_cluster" "reports" {
  for_each = local.stores

  kafka_version = each.value.kafka_version
}
