locals {
  store = merge({ engine_version = "5.17.6" }, { name = "orders" })
}

resource "aws_mq_broker" "orders" {
  engine_type    = "ActiveMQ"
  engine_version = local.store.engine_version
}
