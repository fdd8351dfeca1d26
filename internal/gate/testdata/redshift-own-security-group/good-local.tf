locals {
  store = merge({ vpc_security_group_ids = ["sg-0a"] }, { name = "orders" })
}

resource "aws_redshift_cluster" "orders" {
  vpc_security_group_ids = local.store.vpc_security_group_ids
}
