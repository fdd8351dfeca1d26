variable "settings" {
  type = object({
    name = string
    port = optional(number, 5440)
  })
}

resource "aws_redshift_cluster" "carts" {
  port = var.settings.port
}
