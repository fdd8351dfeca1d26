variable "settings" {
  type = object({
    name     = string
    multi_az = optional(bool, false)
  })
}

resource "aws_redshift_cluster" "bad" {
  multi_az = var.settings.multi_az
}
