variable "days" {
  type = number
}

resource "aws_db_instance" "unsure" {
  backup_retention_period = var.days
}
