variable "settings" {
  type = object({
    name     = string
    multi_az = optional(bool, true)
  })
}

resource "aws_dms_replication_instance" "carts" {
  multi_az = var.settings.multi_az
}
