variable "settings" {
  type = object({
    name                           = string
    enable_cloudwatch_logs_exports = optional(list(string), [])
  })
}

resource "aws_neptune_cluster" "bad" {
  enable_cloudwatch_logs_exports = var.settings.enable_cloudwatch_logs_exports
}
