resource "aws_msk_cluster" "bad" {
  dynamic "encryption_info" {
    for_each = ["PLAINTEXT"]
    content {
      encryption_in_transit {
        client_broker = encryption_info.value
      }
    }
  }
}
