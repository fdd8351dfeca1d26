resource "aws_db_instance" "bad_missing" {
  engine = "postgres"
}

resource "aws_db_instance" "bad_false" {
  engine                              = "mysql"
  iam_database_authentication_enabled = false
}

resource "aws_rds_cluster" "bad_cluster" {
  engine = "aurora-postgresql"
}
