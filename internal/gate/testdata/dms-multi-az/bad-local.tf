locals {
  store = merge({ multi_az = false }, { name = "cambio" })
}

resource "aws_dms_replication_instance" "bad" {
  multi_az = local.store.multi_az
}
