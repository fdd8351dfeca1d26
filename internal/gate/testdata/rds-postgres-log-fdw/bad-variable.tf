variable "engine_version" {
  type    = string
  default = "12.6"
}

resource "aws_db_instance" "bad" {
  engine         = "postgres"
  engine_version = var.engine_version
}
