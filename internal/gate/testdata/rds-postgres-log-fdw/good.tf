resource "aws_db_instance" "orders" {
  engine         = "postgres"
  engine_version = "13.3"
}

resource "aws_db_instance" "major" {
  engine         = "postgres"
  engine_version = "13"
}

resource "aws_rds_cluster" "orders" {
  engine         = "aurora-postgresql"
  engine_version = "11.9"
}

resource "aws_db_instance" "mysql" {
  engine         = "mysql"
  engine_version = "8.0.35"
}
