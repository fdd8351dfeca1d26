locals {
  store = merge({ dedicated_master_count = 0 }, { name = "reports" })
}

resource "aws_opensearch_domain" "bad" {
  cluster_config {
    dedicated_master_count = local.store.dedicated_master_count
  }
}
