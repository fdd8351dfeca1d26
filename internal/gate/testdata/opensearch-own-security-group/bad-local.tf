locals {
  store = merge({ security_group_ids = [] }, { name = "ledger" })
}

resource "aws_opensearch_domain" "bad" {
  vpc_options {
    security_group_ids = local.store.security_group_ids
  }
}
