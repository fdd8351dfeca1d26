locals {
  store = merge({ enabled = false }, { name = "ledger" })
}

resource "aws_msk_cluster" "bad" {
  logging_info {
    broker_logs {
      s3 {
        enabled = local.store.enabled
      }
    }
  }
}
