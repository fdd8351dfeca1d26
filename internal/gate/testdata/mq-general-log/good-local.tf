locals {
  store = merge({ general = true }, { name = "reports" })
}

resource "aws_mq_broker" "reports" {
  logs {
    general = local.store.general
  }
}
