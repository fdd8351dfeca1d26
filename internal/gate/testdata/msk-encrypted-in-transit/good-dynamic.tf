resource "aws_msk_cluster" "cambio" {
  dynamic "encryption_info" {
    for_each = ["TLS"]
    content {
      encryption_in_transit {
        client_broker = encryption_info.value
      }
    }
  }
}
