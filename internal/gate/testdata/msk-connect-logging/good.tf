resource "aws_mskconnect_connector" "orders" {
  log_delivery {
    worker_log_delivery {
      s3 {
        enabled = true
        bucket  = "connect-logs"
      }
    }
  }
}
