variable "family" {
  type = string
}

variable "force" {
  type    = bool
  default = false
}

resource "aws_db_parameter_group" "this" {
  family = var.family

  parameter {
    name  = "rds.force_ssl"
    value = var.force ? "1" : "0"
  }
}

output "name" {
  value = aws_db_parameter_group.this.name
}
