variable "settings" {
  type = object({
    name                            = string
    enabled_cloudwatch_logs_exports = optional(list(string), ["audit"])
  })
}

resource "aws_rds_cluster" "invoices" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = var.settings.enabled_cloudwatch_logs_exports
}
