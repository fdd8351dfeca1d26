resource "aws_db_instance" "bad_mysql" {
  engine         = "mysql"
  engine_version = "5.7.44"
}

resource "aws_db_instance" "bad_postgres" {
  engine         = "postgres"
  engine_version = "9.6"
}

resource "aws_rds_cluster" "bad_cluster" {
  engine         = "aurora-mysql"
  engine_version = "5.7.mysql_aurora.2.11.1"
}
