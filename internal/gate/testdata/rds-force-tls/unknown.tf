variable "force" {
  type = string
}

resource "aws_db_parameter_group" "this" {
  family = "postgres14"

  parameter {
    name  = "rds.force_ssl"
    value = var.force
  }
}

resource "aws_db_instance" "unsure" {
  parameter_group_name = aws_db_parameter_group.this.name
}
