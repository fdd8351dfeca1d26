resource "aws_db_instance" "bad_missing" {
  engine = "mysql"
}

resource "aws_db_instance" "bad_stated" {
  engine = "postgres"
  port   = 5432
}

resource "aws_db_instance" "bad_text" {
  engine = "sqlserver-ex"
  port   = "1433"
}

resource "aws_rds_cluster" "bad_cluster" {
  engine = "aurora-mysql"
  port   = 3306
}
