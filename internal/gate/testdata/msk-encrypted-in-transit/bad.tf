resource "aws_msk_cluster" "bad_client" {
  cluster_name = "orders"

  encryption_info {
    encryption_in_transit {
      client_broker = "TLS_PLAINTEXT"
      in_cluster    = true
    }
  }
}

resource "aws_msk_cluster" "bad_inside" {
  cluster_name = "invoices"

  encryption_info {
    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = false
    }
  }
}

resource "aws_msk_cluster" "bad_plain" {
  cluster_name = "reports"

  encryption_info {
    encryption_in_transit {
      client_broker = "PLAINTEXT"
    }
  }
}
