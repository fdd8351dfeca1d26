resource "aws_msk_cluster" "by_default" {
  cluster_name = "orders"
}

resource "aws_msk_cluster" "stated" {
  cluster_name = "invoices"

  encryption_info {
    encryption_at_rest_kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1"

    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }
}
