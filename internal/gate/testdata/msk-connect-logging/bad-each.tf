locals {
  stores = {
    ledger  = { enabled = false }
    reports = { enabled = false }
  }
}

resource "aws_mskconnect_connector" "bad" {
  for_each = local.stores

  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled = each.value.enabled
      }
    }
  }
}
