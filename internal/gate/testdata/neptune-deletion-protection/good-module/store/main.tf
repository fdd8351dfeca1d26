variable "settings" {
  type = object({
    name                = string
    deletion_protection = optional(bool, true)
  })
}

resource "aws_neptune_cluster" "invoices" {
  deletion_protection = var.settings.deletion_protection
}
