variable "settings" {
  type = object({
    name     = string
    multi_az = optional(bool, false)
  })
}

resource "aws_dms_replication_instance" "bad" {
  multi_az = var.settings.multi_az
}
