variable "settings" {
  type = object({
    name = string
    port = optional(number, 5439)
  })
}

resource "aws_redshift_cluster" "bad" {
  port = var.settings.port
}
