resource "aws_mskconnect_connector" "bad" {
  name = "orders"
}

resource "aws_mskconnect_connector" "bad_off" {
  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled = false
      }
    }
  }
}
