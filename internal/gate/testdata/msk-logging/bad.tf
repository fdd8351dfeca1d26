resource "aws_msk_cluster" "bad_missing" {
  cluster_name = "orders"
}

resource "aws_msk_cluster" "bad_off" {
  cluster_name = "invoices"

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled = false
      }

      s3 {
        enabled = false
      }
    }
  }
}
