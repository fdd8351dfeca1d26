resource "aws_mskconnect_connector" "orders" {
  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }
}
