variable "settings" {
  type = object({
    name         = string
    delete_after = optional(number, 10)
  })
}

resource "aws_backup_plan" "bad" {
  rule {
    lifecycle {
      delete_after = var.settings.delete_after
    }
  }
}
