variable "settings" {
  type = object({
    name = string
    port = optional(number, 5432)
  })
}

resource "aws_db_instance" "bad" {
  engine = "postgres"
  port   = var.settings.port
}
