locals {
  stores = {
    reports = { kafka_version = "2.8.1" }
    carts   = { kafka_version = "2.8.1" }
  }
}

resource "aws_msk_cluster" "bad" {
  for_each = local.stores

  kafka_version = each.value.kafka_version
}
