locals {
  store = merge({ encryption_type = "PLAINTEXT" }, { name = "reports" })
}

resource "aws_mskconnect_connector" "bad" {
  kafka_cluster_encryption_in_transit {
    encryption_type = local.store.encryption_type
  }
}
