variable "days" {
  type    = number
  default = 7
}

resource "aws_db_instance" "bad" {
  backup_retention_period = var.days
}
