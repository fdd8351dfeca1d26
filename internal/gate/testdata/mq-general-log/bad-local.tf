locals {
  store = merge({ general = false }, { name = "reports" })
}

resource "aws_mq_broker" "bad" {
  logs {
    general = local.store.general
  }
}
