resource "aws_db_parameter_group" "orders" {
  name   = "orders"
  family = "postgres16"

  parameter {
    name  = "log_statement"
    value = "all"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = 1
  }
}

resource "aws_db_instance" "orders" {
  engine               = "postgres"
  parameter_group_name = "orders"
}

resource "aws_db_instance" "group_elsewhere" {
  engine               = "postgres"
  parameter_group_name = "platform-postgres16"
}

resource "aws_db_instance" "mysql" {
  engine = "mysql"
}
