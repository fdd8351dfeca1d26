resource "aws_db_instance" "orders" {
  engine         = "postgres"
  engine_version = "16"
}

resource "aws_db_instance" "newest" {
  engine = "mysql"
}

resource "aws_rds_cluster" "orders" {
  engine         = "aurora-mysql"
  engine_version = "8.0.mysql_aurora.3.08.0"
}
