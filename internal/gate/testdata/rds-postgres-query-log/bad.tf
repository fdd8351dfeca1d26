resource "aws_db_instance" "bad_without_group" {
  engine = "postgres"
}

resource "aws_db_instance" "bad_default_group" {
  engine               = "postgres"
  parameter_group_name = "default.postgres16"
}

resource "aws_rds_cluster_parameter_group" "half" {
  name   = "half"
  family = "aurora-postgresql16"

  parameter {
    name  = "log_statement"
    value = "ddl"
  }
}

resource "aws_rds_cluster" "bad_half" {
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.half.name
}
