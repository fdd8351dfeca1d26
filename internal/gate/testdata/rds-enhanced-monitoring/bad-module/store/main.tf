variable "settings" {
  type = object({
    name                = string
    monitoring_interval = optional(number, 0)
  })
}

resource "aws_db_instance" "bad" {
  monitoring_interval = var.settings.monitoring_interval
}
