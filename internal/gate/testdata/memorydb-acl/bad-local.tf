locals {
  store = merge({ acl_name = "open-access" }, { name = "invoices" })
}

resource "aws_memorydb_cluster" "bad" {
  acl_name = local.store.acl_name
}
