locals {
  store = merge({ auto_minor_version_upgrade = false }, { name = "cambio" })
}

resource "aws_mq_broker" "bad" {
  auto_minor_version_upgrade = local.store.auto_minor_version_upgrade
}
