variable "settings" {
  type = object({
    name                            = string
    enabled_cloudwatch_logs_exports = optional(list(string), ["error"])
  })
}

resource "aws_rds_cluster" "bad" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = var.settings.enabled_cloudwatch_logs_exports
}
