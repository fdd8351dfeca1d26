variable "settings" {
  type = object({
    name                = string
    deletion_protection = optional(bool, false)
  })
}

resource "aws_neptune_cluster" "bad" {
  deletion_protection = var.settings.deletion_protection
}
