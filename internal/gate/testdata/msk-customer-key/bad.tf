resource "aws_msk_cluster" "bad_missing" {
  cluster_name = "orders"
}

resource "aws_msk_cluster" "bad_block" {
  encryption_info {
    encryption_in_transit {
      client_broker = "TLS"
    }
  }
}
