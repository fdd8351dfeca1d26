variable "settings" {
  type = object({
    name                         = string
    performance_insights_enabled = optional(bool, false)
  })
}

resource "aws_db_instance" "bad" {
  performance_insights_enabled = var.settings.performance_insights_enabled
}
