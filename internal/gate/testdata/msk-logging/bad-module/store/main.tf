variable "settings" {
  type = object({
    name    = string
    enabled = optional(bool, false)
  })
}

resource "aws_msk_cluster" "bad" {
  logging_info {
    broker_logs {
      s3 {
        enabled = var.settings.enabled
      }
    }
  }
}
