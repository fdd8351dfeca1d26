variable "settings" {
  type = object({
    name                = string
    publicly_accessible = optional(bool)
  })
}

resource "aws_redshift_cluster" "bad" {
  publicly_accessible = var.settings.publicly_accessible
}
