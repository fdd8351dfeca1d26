variable "settings" {
  type = object({
    name              = string
    storage_encrypted = optional(bool, true)
  })
}

resource "aws_neptune_cluster" "orders" {
  storage_encrypted = var.settings.storage_encrypted
}
