locals {
  store = merge({ encryption_type = "TLS" }, { name = "reports" })
}

resource "aws_mskconnect_connector" "reports" {
  kafka_cluster_encryption_in_transit {
    encryption_type = local.store.encryption_type
  }
}
