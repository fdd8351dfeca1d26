resource "aws_db_instance" "orders" {
  engine = "mysql"
  port   = 6603
}

resource "aws_db_instance" "other_engines" {
  engine = "postgres"
  port   = 3306
}

resource "aws_rds_cluster" "orders" {
  engine = "aurora-postgresql"
  port   = 6432
}
