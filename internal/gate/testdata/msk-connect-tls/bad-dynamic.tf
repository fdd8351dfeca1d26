resource "aws_mskconnect_connector" "bad" {
  dynamic "kafka_cluster_encryption_in_transit" {
    for_each = ["PLAINTEXT"]
    content {
      encryption_type = kafka_cluster_encryption_in_transit.value
    }
  }
}
