resource "aws_mskconnect_connector" "bad" {
  kafka_cluster_encryption_in_transit {
    encryption_type = "PLAINTEXT"
  }
}
