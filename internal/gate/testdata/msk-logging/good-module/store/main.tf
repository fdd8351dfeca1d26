variable "settings" {
  type = object({
    name    = string
    enabled = optional(bool, true)
  })
}

resource "aws_msk_cluster" "invoices" {
  logging_info {
    broker_logs {
      s3 {
        enabled = var.settings.enabled
      }
    }
  }
}
