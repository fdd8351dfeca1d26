variable "settings" {
  type = object({
    name                         = string
    performance_insights_enabled = optional(bool, true)
  })
}

resource "aws_db_instance" "invoices" {
  performance_insights_enabled = var.settings.performance_insights_enabled
}
