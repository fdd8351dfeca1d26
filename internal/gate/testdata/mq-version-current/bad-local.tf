locals {
  store = merge({ engine_version = "5.15.16" }, { name = "orders" })
}

resource "aws_mq_broker" "bad" {
  engine_type    = "ActiveMQ"
  engine_version = local.store.engine_version
}
