locals {
  stores = {
    ledger  = { enabled = true }
    reports = { enabled = true }
  }
}

resource "aws_mskconnect_connector" "ledger" {
  for_each = local.stores

  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled = each.value.enabled
      }
    }
  }
}
