locals {
  store = merge({ security_groups = [] }, { name = "invoices" })
}

resource "aws_efs_mount_target" "bad" {
  security_groups = local.store.security_groups
}
