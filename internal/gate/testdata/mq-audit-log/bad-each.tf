locals {
  stores = {
    invoices = { audit = false }
    ledger   = { audit = false }
  }
}

resource "aws_mq_broker" "bad" {
  for_each = local.stores

  engine_type = "ActiveMQ"
  logs {
    audit = each.value.audit
  }
}
