resource "aws_db_parameter_group" "off" {
  name   = "off"
  family = "postgres16"

  parameter {
    name  = "rds.force_ssl"
    value = "0"
  }
}

resource "aws_db_instance" "bad_off" {
  engine               = "postgres"
  parameter_group_name = aws_db_parameter_group.off.name
}

resource "aws_db_parameter_group" "bad_missing" {
  name   = "alone"
  family = "postgres14"
}

resource "aws_rds_cluster_parameter_group" "mysql" {
  name_prefix = "orders-"
  family      = "aurora-mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "OFF"
  }
}

resource "aws_rds_cluster" "bad_mysql" {
  engine                          = "aurora-mysql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.mysql.name
}
