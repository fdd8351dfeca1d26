resource "aws_msk_cluster" "cloudwatch" {
  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = "kafka"
      }

      firehose {
        enabled = false
      }
    }
  }
}

resource "aws_msk_cluster" "bucket" {
  logging_info {
    broker_logs {
      s3 {
        enabled = true
        bucket  = "kafka-logs"
      }
    }
  }
}
