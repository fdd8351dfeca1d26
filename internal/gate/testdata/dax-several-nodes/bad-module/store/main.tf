variable "settings" {
  type = object({
    name               = string
    replication_factor = optional(number, 1)
  })
}

resource "aws_dax_cluster" "bad" {
  replication_factor = var.settings.replication_factor
}
