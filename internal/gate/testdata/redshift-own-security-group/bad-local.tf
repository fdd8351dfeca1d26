locals {
  store = merge({ vpc_security_group_ids = [] }, { name = "orders" })
}

resource "aws_redshift_cluster" "bad" {
  vpc_security_group_ids = local.store.vpc_security_group_ids
}
