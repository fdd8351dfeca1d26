resource "aws_db_parameter_group" "postgres" {
  name   = "orders"
  family = "postgres14"

  parameter {
    name  = "rds.force_ssl"
    value = 1
  }
}

resource "aws_db_instance" "orders" {
  engine               = "postgres"
  parameter_group_name = aws_db_parameter_group.postgres.id
}

resource "aws_db_parameter_group" "by_default" {
  name   = "invoices"
  family = "postgres16"
}

resource "aws_db_parameter_group" "mysql" {
  name   = "reports"
  family = "mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "ON"
  }
}

resource "aws_db_instance" "without_group" {
  engine = "mysql"
}

resource "aws_db_parameter_group" "oracle" {
  name   = "ledger"
  family = "oracle-ee-19"
}
