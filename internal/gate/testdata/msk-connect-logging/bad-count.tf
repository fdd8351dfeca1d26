variable "stores" {
  type    = list(object({ enabled = bool }))
  default = [{ enabled = false }]
}

resource "aws_mskconnect_connector" "bad" {
  count = length(var.stores)

  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled = var.stores[count.index].enabled
      }
    }
  }
}
