locals {
  store = merge({ dedicated_master_count = 3 }, { name = "reports" })
}

resource "aws_opensearch_domain" "reports" {
  cluster_config {
    dedicated_master_count = local.store.dedicated_master_count
  }
}
